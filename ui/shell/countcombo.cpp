// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/countcombo.h"

#include <QtCore/QLocale>
#include <QtWidgets/QAbstractItemView>

namespace slotdesk {

namespace {

constexpr int wordRole = Qt::UserRole + 1;
constexpr int countRole = Qt::UserRole + 2;
constexpr int letters = 16;

} // namespace

CountCombo::CountCombo(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(letters);
}

void CountCombo::add(const QString& word, const QVariant& value)
{
    addItem(word, value);
    setItemData(count() - 1, word, wordRole);
    setCount(count() - 1, 0);
}

void CountCombo::setCount(int index, int count)
{
    if (itemData(index, countRole) == QVariant(count))
        return;
    setItemData(index, count, countRole);
    setItemText(index, QString(word(index) + QStringLiteral(" · ") + QLocale().toString(count)));
}

QString CountCombo::word(int index) const
{
    return itemData(index, wordRole).toString();
}

int CountCombo::figure(int index) const
{
    return itemData(index, countRole).toInt();
}

void CountCombo::showPopup()
{
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 24);
    QComboBox::showPopup();
}

} // namespace slotdesk
