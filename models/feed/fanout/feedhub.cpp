// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedhub.h"

#include "feed/fanout/feedcodec.h"
#include "feed/fanout/feedwire.h"

#include <algorithm>

namespace slotdesk {

namespace {

constexpr qsizetype requestsInFrame = 200; ///< about 200 kB with their offers: a few milliseconds of one desk's line

QByteArray frameOf(const FeedBatch& batch)
{
    return FeedWire::frame(FeedWire::Kind::Batch, FeedCodec::encode(batch));
}

} // namespace

FeedHub::FeedHub(qint64 journalBytes) : m_journalBytes(journalBytes)
{
    noteChanges();
    m_pacing.setSingleShot(true);
    m_pacing.setTimerType(Qt::PreciseTimer);
    connect(&m_pacing, &QTimer::timeout, this, &FeedHub::publish);
}

// A snapshot says everything; what of it is new is known here alone.
void FeedHub::noteChanges()
{
    connect(&m_store, &LiveStore::requestsChanged, this,
            [this](const auto& added, const auto& changed, const auto& removed) {
                for (const QList<RequestId>& ids : {added, changed, removed})
                    m_touched.unite(QSet<RequestId>(ids.cbegin(), ids.cend()));
                for (const RequestId id : added)
                    m_marketOf.insert(id, m_store.request(id)->market);
            });
    connect(&m_store, &LiveStore::slotsChanged, this, [this](const QList<RequestId>& requests) {
        m_touched.unite(QSet<RequestId>(requests.cbegin(), requests.cend()));
    });
    connect(&m_store, &LiveStore::offersChanged, this, [this](const auto& added, const auto& changed, const auto&) {
        for (const QList<OfferId>& ids : {added, changed}) {
            for (const OfferId id : ids)
                m_touched.insert(m_store.offer(id)->request);
        }
    });
    connect(&m_store, &LiveStore::alertsChanged, this,
            [this](const auto& added, const auto& changed, const auto& removed) {
                for (const QList<AlertId>& ids : {added, changed, removed})
                    m_touchedAlerts.unite(QSet<AlertId>(ids.cbegin(), ids.cend()));
                for (const AlertId id : added)
                    m_marketOfAlert.insert(id, m_store.alert(id)->market);
            });
}

void FeedHub::apply(const FeedBatch& batch)
{
    if (!batch.incarnation.isEmpty() && batch.incarnation != m_incarnation) {
        m_otherHistory = m_otherHistory || !m_incarnation.isEmpty();
        m_incarnation = batch.incarnation;
    }
    m_store.apply(batch);
    // What an event named was read again because something is new, also where no row of it differs.
    if (!batch.snapshot && !batch.isPart)
        m_touched.unite(QSet<RequestId>(batch.requestScope.cbegin(), batch.requestScope.cend()));
    m_whole = m_whole || batch.snapshot;
    // Rows of a restored dump have lower versions than what the desks hold: only a snapshot makes them take it.
    if (m_otherHistory && !batch.snapshot)
        return;
    if (m_otherHistory) {
        for (const auto& held : std::as_const(m_journals)) {
            if (const auto journal = held.lock())
                journal->restart();
        }
        m_otherHistory = false;
    }
    if (m_whole)
        publishInTime();
    Q_EMIT looked();
}

void FeedHub::setHealth(const FeedHealth& health)
{
    m_store.setHealth(health);
    Q_EMIT looked();
}

qint64 FeedHub::lookedAtMs() const
{
    const FeedHealth& now = m_store.health();
    return now.asOf.isValid() ? now.asOf.toMSecsSinceEpoch() + now.lagMs : 0;
}

void FeedHub::publishInTime()
{
    if (m_pacing.isActive())
        return;
    const qint64 rested = m_sincePublished.isValid() ? m_sincePublished.elapsed() : m_paceMs;
    if (rested >= m_paceMs)
        publish();
    else
        m_pacing.start(m_paceMs - int(rested));
}

void FeedHub::publish()
{
    m_sincePublished.start();
    for (auto held = m_journals.begin(); held != m_journals.end();) {
        const auto journal = held->lock();
        if (!journal) {
            held = m_journals.erase(held);
            continue;
        }
        publishTo(*journal, held.key());
        ++held;
    }
    for (const RequestId id : std::as_const(m_touched)) {
        if (!m_store.request(id))
            m_marketOf.remove(id);
    }
    for (const AlertId id : std::as_const(m_touchedAlerts)) {
        if (!m_store.alert(id))
            m_marketOfAlert.remove(id);
    }
    m_touched.clear();
    m_touchedAlerts.clear();
    Q_EMIT published();
}

void FeedHub::publishTo(BoardJournal& journal, const Audience& audience)
{
    QList<RequestId> requests;
    for (const RequestId id : std::as_const(m_touched)) {
        if (const auto market = m_marketOf.constFind(id); market != m_marketOf.cend() && audience.sees(*market))
            requests.append(id);
    }
    QList<AlertId> alerts;
    for (const AlertId id : std::as_const(m_touchedAlerts)) {
        if (audience.sees(m_marketOfAlert.value(id)))
            alerts.append(id);
    }
    for (qsizetype from = 0; from < requests.size() || (from == 0 && !alerts.isEmpty()); from += requestsInFrame) {
        FeedBatch batch = batchOf(requests.mid(from, requestsInFrame), audience);
        if (from == 0) {
            batch.alertScope = alerts;
            for (const AlertId id : std::as_const(alerts)) {
                if (const Alert* alert = m_store.alert(id))
                    batch.alerts.append(*alert);
            }
        }
        journal.append(frameOf(batch));
    }
}

FeedBatch FeedHub::batchOf(const QList<RequestId>& requests, const Audience& audience) const
{
    FeedBatch batch;
    batch.requestScope = requests;
    batch.health = m_store.health();
    for (const RequestId id : requests) {
        const AppointmentRequest* request = m_store.request(id);
        if (!request || !audience.sees(request->market))
            continue;
        batch.requests.append(*request);
        batch.slotRows.append(m_store.slotsOf(id));
        batch.offers.append(m_store.offersOf(id));
    }
    return batch;
}

std::shared_ptr<BoardJournal> FeedHub::journalOf(const Audience& audience)
{
    if (auto held = m_journals.value(audience).lock())
        return held;
    auto made = std::make_shared<BoardJournal>([this, audience] { return partsFor(audience); }, m_journalBytes);
    m_journals.insert(audience, made);
    return made;
}

// What is to come, the next first, then what is over: as BoardCopy does it, and for the same reason.
QList<std::function<QByteArray()>> FeedHub::partsFor(const Audience& audience) const
{
    struct Row
    {
        bool over;
        QDateTime startsAt;
        RequestId id;
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<Row> rows;
    for (const RequestId id : m_store.requestIds()) {
        const AppointmentRequest& request = *m_store.request(id);
        if (audience.sees(request.market))
            rows.append({request.endsAt < now, request.startsAt, id});
    }
    std::sort(rows.begin(), rows.end(),
              [](const Row& a, const Row& b) { return a.over != b.over ? b.over : a.startsAt < b.startsAt; });
    QList<RequestId> ids;
    for (const Row& row : std::as_const(rows))
        ids.append(row.id);
    QList<std::function<QByteArray()>> parts;
    for (qsizetype from = 0; from < ids.size(); from += requestsInFrame) {
        parts.append([this, audience, some = ids.mid(from, requestsInFrame)] {
            FeedBatch part = batchOf(some, audience);
            part.isPart = true;
            part.requestScope.clear();
            return frameOf(part);
        });
    }
    std::sort(ids.begin(), ids.end());
    parts.append([this, audience, ids] { return lastPart(audience, ids); });
    return parts;
}

QByteArray FeedHub::lastPart(const Audience& audience, const QList<RequestId>& inParts) const
{
    FeedBatch last;
    last.snapshot = true;
    last.inParts = inParts;
    last.health = m_store.health();
    for (const AlertId id : m_store.alertIds()) {
        const Alert* alert = m_store.alert(id);
        if (audience.sees(alert->market))
            last.alerts.append(*alert);
    }
    return frameOf(last);
}

void FeedHub::tidy()
{
    for (const auto& held : std::as_const(m_journals)) {
        if (const auto journal = held.lock())
            journal->tidy();
    }
}

qint64 FeedHub::bytes() const
{
    qint64 sum = 0;
    for (const auto& held : m_journals) {
        if (const auto journal = held.lock())
            sum += journal->bytes();
    }
    return sum;
}

} // namespace slotdesk
