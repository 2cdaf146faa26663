// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/elidedcheckbox.h"

#include <QtWidgets/QStyleOptionButton>
#include <QtWidgets/QStylePainter>

namespace slotdesk {

ElidedCheckBox::ElidedCheckBox(QWidget* parent) : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QSize ElidedCheckBox::minimumSizeHint() const
{
    constexpr int least = 60;
    return {least, QCheckBox::minimumSizeHint().height()};
}

void ElidedCheckBox::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const int room = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this).width();
    option.text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, room);
    painter.drawControl(QStyle::CE_CheckBox, option);
}

} // namespace slotdesk
