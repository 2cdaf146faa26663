// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QHeaderView>

namespace slotdesk {

/// A header that says by what the table is sorted, with a small arrow behind the word. A click sorts.
class DeskHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit DeskHeader(QWidget* parent = nullptr);

    /// How much room a header needs to be read to its end.
    [[nodiscard]] static int widthOf(const QString& text, const QFont& base);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace slotdesk
