// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLabel>

namespace slotdesk {

/// A line that takes the width it is given: what does not fit ends in an ellipsis and is whole in the tool tip and for
/// a screen reader.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setWhole(const QString& text);
    [[nodiscard]] QString whole() const { return m_whole; }
    /// Asks for the room of the whole text, and is content with a little.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QString m_whole;
};

} // namespace slotdesk
