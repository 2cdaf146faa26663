// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerpanel.h"

#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/lapsedelegate.h"
#include "ui/delegates/offerpilldelegate.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

OfferPanel::OfferPanel(const DeskContext& context, DeskModels& models, QWidget* parent)
    : QFrame(parent), m_context(context), m_models(models)
{
    setProperty("panel", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(buildHead());
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("offers"));
    m_table->setAccessibleName(tr("Outstanding offers"));
    m_table->setModel(&models.sortedOffers);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OfferTable::Lapses, Qt::AscendingOrder);
    m_table->setItemDelegateForColumn(OfferTable::Lapses, new LapseDelegate(m_table));
    m_table->setItemDelegateForColumn(OfferTable::State, new OfferPillDelegate(m_table));
    column->addWidget(m_table);
    connect(m_table, &DeskTable::opened, this, [this](const QModelIndex& index) {
        Q_EMIT requestOpened(RequestId(index.data(OfferTable::RequestRole).toLongLong()));
    });
    connect(&context.store, &LiveStore::offersChanged, this, &OfferPanel::updateHead);
    applyScope();
}

QLayout* OfferPanel::buildHead()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 7, 10, 6);
    row->setSpacing(8);
    auto* title = new QLabel(tr("Outstanding offers"), this);
    title->setProperty("role", QStringLiteral("title"));
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("badge"));
    m_scope = new QLabel(this);
    m_scope->setProperty("role", QStringLiteral("muted"));
    m_switch = new QPushButton(this);
    m_switch->setProperty("kind", QStringLiteral("link"));
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_scope);
    row->addWidget(m_switch);
    connect(m_switch, &QPushButton::clicked, this, [this] { showAll(!m_all); });
    return row;
}

void OfferPanel::setRequest(RequestId request)
{
    m_request = request;
    applyScope();
}

void OfferPanel::showAll(bool all)
{
    m_all = all;
    applyScope();
}

void OfferPanel::applyScope()
{
    const bool all = m_all || !m_request.isValid();
    m_models.offers.setRequest(all ? RequestId() : m_request);
    //                  therapist request sent lapses state
    m_table->setColumns({104, all ? 66 : 0, 74, 130, 108}, OfferTable::Therapist, {OfferTable::Sent});
    m_table->setEmptyText(all ? tr("No offer is waiting for an answer.") : tr("Nobody was asked yet."));
    updateHead();
}

void OfferPanel::updateHead()
{
    const bool all = m_all || !m_request.isValid();
    m_count->setText(QLocale().toString(m_models.offers.pendingCount()));
    m_scope->setText(all ? tr("of all requests") : tr("for %1").arg(TimeWords::number(m_request)));
    m_switch->setVisible(m_request.isValid());
    m_switch->setText(m_all ? tr("only %1").arg(TimeWords::number(m_request)) : tr("show all"));
}

} // namespace slotdesk
