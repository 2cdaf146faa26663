// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewfilterbar.h"

#include "tables/reviewwords.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace slotdesk {

ReviewFilterBar::ReviewFilterBar(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_state = add(row, tr("&Review"), tr("Not signed off"));
    m_state->addItem(ReviewWords::of(ReviewState::ToReview), QStringLiteral("to_review"));
    m_state->addItem(ReviewWords::of(ReviewState::Open), QStringLiteral("open"));
    m_state->addItem(ReviewWords::of(ReviewState::SignedOff), QStringLiteral("signed_off"));
    m_agent = add(row, tr("&Agent"), tr("Everybody"));
    m_market = add(row, tr("&Market"), tr("All markets"));
    m_cause = add(row, tr("&Cause"), tr("All causes"));
    m_cause->addItem(tr("Not said yet"), QStringLiteral("none"));
    row->addStretch(1);
}

QComboBox* ReviewFilterBar::add(QHBoxLayout* row, const QString& label, const QString& all)
{
    auto* name = new QLabel(label, this);
    auto* box = new QComboBox(this);
    box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    // As wide for every name: a long one is whole in the list and in its tool tip.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->addItem(all, QString());
    name->setBuddy(box);
    row->addWidget(name);
    row->addWidget(box);
    row->addSpacing(6);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        box->setToolTip(box->currentText());
        Q_EMIT changed();
    });
    return box;
}

void ReviewFilterBar::fill(QComboBox* box, int kept, const QList<ReviewChoice>& choices, const QString& what)
{
    const QSignalBlocker still(box);
    const QString chosen = box->currentData().toString();
    while (box->count() > kept)
        box->removeItem(kept);
    for (const ReviewChoice& one : choices) {
        if (one.what != what)
            continue;
        const bool isCause = what == QLatin1String("cause");
        box->addItem(isCause ? ReviewWords::cause(one.code, one.label) : one.label, one.code);
        box->setItemData(box->count() - 1, box->itemText(box->count() - 1), Qt::ToolTipRole);
    }
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

void ReviewFilterBar::setChoices(const QList<ReviewChoice>& choices)
{
    const ReviewFilter before = filter();
    fill(m_agent, 1, choices, QStringLiteral("agent"));
    fill(m_market, 1, choices, QStringLiteral("market"));
    fill(m_cause, 2, choices, QStringLiteral("cause"));
    if (!(filter() == before))
        Q_EMIT changed();
}

ReviewFilter ReviewFilterBar::filter() const
{
    return {m_state->currentData().toString(), m_agent->currentData().toString(),
            MarketId(m_market->currentData().toString().toLongLong()), m_cause->currentData().toString()};
}

} // namespace slotdesk
