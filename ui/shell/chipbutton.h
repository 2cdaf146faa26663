// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtWidgets/QAbstractButton>

namespace slotdesk {

/// One filter as a chip: shape, word and how many it would show.
class ChipButton : public QAbstractButton
{
    Q_OBJECT

public:
    ChipButton(const StatusLook& look, QWidget* parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont boldFont() const;

    StatusLook m_look;
    int m_count = 0;
};

} // namespace slotdesk
