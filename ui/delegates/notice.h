// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace slotdesk {

/// A sentence that must be read, with a shape and a colour: in a dialog, or as the banner above the board. Hidden
/// while there is nothing to say.
class Notice : public QFrame
{
    Q_OBJECT

public:
    explicit Notice(QWidget* parent = nullptr);

    void say(Tone tone, const QString& text, const QString& hint = {});
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawShape();

    Tone m_tone = Tone::Info;
    QLabel* m_shape = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace slotdesk
