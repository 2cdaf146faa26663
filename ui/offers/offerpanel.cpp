// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/offerpanel.h"

#include "tables/timewords.h"
#include "tables/waitline.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/lapsedelegate.h"
#include "ui/delegates/offerpilldelegate.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <algorithm>

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
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &OfferPanel::openMenu);
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
    m_scope->setMinimumWidth(24); // the first to give way
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
    if (request == m_request)
        return;
    m_request = request;
    if (m_scopeWish == Scope::One)
        m_scopeWish = Scope::Fitting;
    applyScope();
}

void OfferPanel::showAll(bool all)
{
    m_scopeWish = all ? Scope::All : Scope::One;
    applyScope();
}

bool OfferPanel::isAnswerAwaited() const
{
    const QList<AppointmentOffer> offers = m_context.store.offersOf(m_request);
    return std::any_of(offers.cbegin(), offers.cend(), [](const AppointmentOffer& offer) {
        return offer.status == OfferStatus::Pending || offer.waitlistedAt.isValid();
    });
}

QString OfferPanel::whyNotWait(const AppointmentOffer& offer)
{
    if (WaitLine::canJoin(offer))
        return {};
    if (offer.waitlistedAt.isValid())
        return tr("%1 is on the waiting list already.").arg(offer.therapistName);
    if (offer.status == OfferStatus::Pending)
        return tr("A slot is still open: %1 can accept, or be assigned.").arg(offer.therapistName);
    return tr("Only who was too late for a full request can wait for it.");
}

OfferId OfferPanel::current() const
{
    return OfferId(m_table->currentIndex().data(OfferTable::IdRole).toLongLong());
}

void OfferPanel::openMenu(const QPoint& at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const OfferId offer(index.data(OfferTable::IdRole).toLongLong());
    const RequestId request(index.data(OfferTable::RequestRole).toLongLong());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show request %1").arg(TimeWords::number(request)), this,
                    [this, request] { Q_EMIT requestOpened(request); });
    QAction* withdraw =
        menu->addAction(tr("Withdraw this offer…"), this, [this, offer] { Q_EMIT withdrawRequested(offer); });
    withdraw->setEnabled(index.data(OfferTable::StatusRole).toInt() == static_cast<int>(OfferStatus::Pending));
    menu->setToolTipsVisible(true);
    QAction* wait =
        menu->addAction(tr("Put on the waiting list"), this, [this, offer] { Q_EMIT waitRequested(offer); });
    if (const AppointmentOffer* row = m_context.store.offer(offer)) {
        wait->setEnabled(whyNotWait(*row).isEmpty());
        wait->setToolTip(whyNotWait(*row));
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void OfferPanel::applyScope()
{
    m_all = m_scopeWish == Scope::All || !m_request.isValid() || (m_scopeWish == Scope::Fitting && !isAnswerAwaited());
    m_models.offers.setRequest(m_all ? RequestId() : m_request);
    //                  therapist request sent lapses state
    m_table->setColumns({104, m_all ? 66 : 0, 74, 130, 108}, {OfferTable::Therapist}, {OfferTable::Sent});
    m_table->setEmptyText(m_all ? tr("No offer is waiting for an answer.") : tr("Nobody was asked yet."));
    updateHead();
}

void OfferPanel::updateHead()
{
    m_count->setText(QLocale().toString(m_models.offers.pendingCount()));
    m_scope->setText(m_all ? tr("of all requests") : tr("for %1").arg(TimeWords::number(m_request)));
    m_scope->setToolTip(m_scope->text());
    m_switch->setVisible(m_request.isValid());
    m_switch->setText(m_all ? tr("only %1").arg(TimeWords::number(m_request)) : tr("show all"));
}

} // namespace slotdesk
