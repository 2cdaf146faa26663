// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/boardqueries.h"
#include "services/expirytimer.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// What the desk reads on demand arrives whole, in its order, and only from the caller's markets.
class TestBoardQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void candidatesSayWhoAndWhyNot();
    void theTimelineIsNewestFirst();
    void aSheetHoldsTheRequestWhole();
    void aSheetOfNothingIsAnError();
    void searchFindsByPhoneNameAndNumber();
    void otherMarketsStayUnseen();
    void reasonsComeWithTheirUses();
    void whatIsDueLapses();
    void oneDeskAtATimeLetsPassWhatIsDue();

private:
    [[nodiscard]] std::shared_ptr<DbWorker> worker(const Endpoint& endpoint) const;

    PgFixture m_pg;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<BoardQueries> m_queries;
    RequestId m_request; ///< two slots, the first one booked by T1
};

namespace {

template <typename T>
T valueOf(BoardQueries::Answer<T> answer)
{
    const Result<T> result = answer.result();
    if (!result)
        qFatal("No answer: %s", qPrintable(result.error().text()));
    return *result;
}

const Candidate* named(const QList<Candidate>& all, const QString& name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Candidate& c) { return c.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

void TestBoardQueries::initTestCase()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("queries"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
    m_queries = std::make_unique<BoardQueries>(
        worker(m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")})));
}

void TestBoardQueries::init()
{
    static int hours = 0;
    m_request = m_world->request(2, 180 + 120 * hours++);
    QVERIFY(m_world->accept(m_request, 1).ok);
}

std::shared_ptr<DbWorker> TestBoardQueries::worker(const Endpoint& endpoint) const
{
    return std::make_shared<DbWorker>(endpoint, PgConnection::Options());
}

void TestBoardQueries::candidatesSayWhoAndWhyNot()
{
    const QList<Candidate> all = valueOf(m_queries->candidates(m_world->slot(m_request, 2)));
    QCOMPARE(all.size(), 5);
    const Candidate* taken = named(all, QStringLiteral("T1"));
    QVERIFY(taken);
    QVERIFY(!taken->eligible);
    QCOMPARE(taken->refusalCode, QStringLiteral("already_on_request"));
    QVERIFY(!taken->refusal.isEmpty());
    QCOMPARE(all.last().therapist, taken->therapist);
    const Candidate* free = named(all, QStringLiteral("T2"));
    QVERIFY(free && free->eligible);
    QCOMPARE(free->rating, 4.5);
    QCOMPARE(free->offerStatus, QStringLiteral("pending"));
    QCOMPARE(free->gapBeforeMin, -1);
    QVERIFY(!free->phone.isEmpty());
}

void TestBoardQueries::theTimelineIsNewestFirst()
{
    const QList<TimelineEntry> entries = valueOf(m_queries->timeline(m_request));
    QVERIFY(entries.size() >= 2);
    const TimelineEntry& newest = entries.first();
    QCOMPARE(newest.kind, QStringLiteral("offer_accepted"));
    QCOMPARE(newest.source, QStringLiteral("command"));
    QCOMPARE(newest.therapistName, QStringLiteral("T1"));
    QCOMPARE(newest.position, 1);
    QCOMPARE(newest.appointment, m_world->slot(m_request, 1));
    QCOMPARE(newest.offer, m_world->offer(m_request, 1));
    QVERIFY(newest.at.isValid());
    QVERIFY(newest.writer.contains(QStringLiteral("pid")));
    QCOMPARE(newest.detail.value(QStringLiteral("position")).toInt(), 1);
    QCOMPARE(entries.last().kind, QStringLiteral("request_created"));
}

void TestBoardQueries::aSheetHoldsTheRequestWhole()
{
    const RequestSheet sheet = valueOf(m_queries->sheet(m_request));
    QCOMPARE(sheet.request.id, m_request);
    QCOMPARE(sheet.request.clientName, QStringLiteral("Priya Natarajan"));
    QCOMPARE(sheet.request.timeZone, QByteArray("America/New_York"));
    QCOMPARE(sheet.request.currency, QByteArray("USD"));
    QCOMPARE(sheet.request.slots, 2);
    QCOMPARE(sheet.request.live, 1);
    QCOMPARE(sheet.request.openSlots, 1);
    QCOMPARE(sheet.request.pendingOffers, 4);
    QCOMPARE(sheet.request.priceCents, 9000);
    QCOMPARE(sheet.request.status, RequestStatus::Open);
    QCOMPARE(sheet.request.startsAt.secsTo(sheet.request.endsAt), 3600);
    QCOMPARE(sheet.slots.size(), 2);
    QCOMPARE(sheet.slots.at(0).position, 1);
    QCOMPARE(sheet.slots.at(0).therapistName, QStringLiteral("T1"));
    QCOMPARE(sheet.slots.at(0).status, SlotStatus::Booked);
    QCOMPARE(sheet.slots.at(0).payCents, 5400);
    QVERIFY(sheet.slots.at(0).bookedAt.isValid());
    QCOMPARE(sheet.slots.at(1).status, SlotStatus::Open);
    QVERIFY(!sheet.slots.at(1).therapist.isValid());
    QVERIFY(!sheet.slots.at(1).bookedAt.isValid());
    QCOMPARE(sheet.offers.size(), 5);
    QCOMPARE(sheet.offers.at(0).status, OfferStatus::Accepted);
    QCOMPARE(sheet.offers.at(1).status, OfferStatus::Pending);
}

void TestBoardQueries::aSheetOfNothingIsAnError()
{
    const Result<RequestSheet> none = m_queries->sheet(RequestId(999999)).result();
    QVERIFY(!none);
    QVERIFY(!none.error().message.isEmpty());
    // The transaction it was read in is over.
    QCOMPARE(valueOf(m_queries->sheet(m_request)).request.id, m_request);
}

void TestBoardQueries::searchFindsByPhoneNameAndNumber()
{
    const auto finds = [this](const QString& typed) {
        const QList<SearchHit> hits = valueOf(m_queries->search(typed));
        return std::any_of(hits.begin(), hits.end(), [this](const SearchHit& h) { return h.request == m_request; });
    };
    QVERIFY(finds(QStringLiteral("(212) 555-0148")));
    QVERIFY(finds(QStringLiteral("tel:+12125550148")));
    QVERIFY(finds(QStringLiteral("natara")));
    QVERIFY(finds(QString::number(m_request.value())));
    QVERIFY(!finds(QStringLiteral("nobody % _ '")));
    QVERIFY(!finds(QString()));
    const QList<SearchHit> byTherapist = valueOf(m_queries->search(QStringLiteral("T1")));
    QVERIFY(!byTherapist.isEmpty());
    QCOMPARE(byTherapist.first().therapist, m_world->therapist(1));
    QCOMPARE(byTherapist.first().marketName, QStringLiteral("Albany"));
    QVERIFY(byTherapist.first().startsAt.isValid());
}

void TestBoardQueries::otherMarketsStayUnseen()
{
    BoardQueries far(worker(m_pg.login(m_endpoint, QStringLiteral("far"), {QStringLiteral("slotdesk_agent")}, {4711})));
    QVERIFY(!far.sheet(m_request).result());
    QVERIFY(valueOf(far.timeline(m_request)).isEmpty());
    QVERIFY(valueOf(far.candidates(m_world->slot(m_request, 2))).isEmpty());
    QVERIFY(valueOf(far.search(QStringLiteral("natara"))).isEmpty());
}

void TestBoardQueries::reasonsComeWithTheirUses()
{
    const QList<ReasonCode> codes = valueOf(m_queries->reasonCodes());
    QVERIFY(codes.size() > 10);
    QCOMPARE(codes.last().code, QStringLiteral("other"));
    for (const ReasonCode& code : codes)
        QVERIFY(!code.label.isEmpty() && !code.uses.isEmpty());
}

void TestBoardQueries::whatIsDueLapses()
{
    const QUuid one = QUuid::createUuid();
    QCOMPARE(valueOf(m_queries->expireInTurn(one, 200)).lapsed, 0);
    m_world->run("update slotdesk.appointment_offer set expires_at = clock_timestamp() - interval '1 second' "
                 "where status = 'pending' and request_id = " +
                 QByteArray::number(m_request.value()));
    ExpiryTimer timer(worker(m_endpoint.withUser(QStringLiteral("ana"))));
    QList<ExpiryTurn> turns;
    connect(&timer, &ExpiryTimer::answeredWith, this, [&](const ExpiryTurn& turn) { turns += turn; });
    // The other one has the turn for a fifth of a second and asks no more.
    timer.start(20);
    QTRY_VERIFY(turns.size() >= 2 && turns.at(turns.size() - 2).isMine);
    timer.stop();
    const auto mine = std::find_if(turns.cbegin(), turns.cend(), [](const ExpiryTurn& turn) { return turn.isMine; });
    QCOMPARE(mine->lapsed, 1);
    QCOMPARE((mine + 1)->lapsed, 0);
    QCOMPARE(valueOf(m_queries->sheet(m_request)).request.expiredOffers, 4);
}

void TestBoardQueries::oneDeskAtATimeLetsPassWhatIsDue()
{
    const QUuid one = QUuid::createUuid();
    const QUuid two = QUuid::createUuid();
    constexpr int longMs = 600000;
    const auto lapses = [this] {
        m_world->run("update slotdesk.appointment_offer set expires_at = clock_timestamp() - interval '1 second' "
                     "where id = (select min(id) from slotdesk.appointment_offer where status = 'pending')");
    };
    BoardQueries first(worker(m_endpoint.withUser(QStringLiteral("ana"))));
    auto second = std::make_unique<BoardQueries>(
        worker(m_pg.login(m_endpoint, QStringLiteral("ben"), {QStringLiteral("slotdesk_agent")}, {})));
    lapses();
    QTRY_VERIFY(valueOf(second->expireInTurn(two, longMs)).isMine); // what other tests had is gone with their sessions
    lapses();
    const ExpiryTurn refused = valueOf(first.expireInTurn(one, longMs));
    QVERIFY(!refused.isMine);
    QCOMPARE(refused.heldBy, QStringLiteral("ben"));
    QCOMPARE(refused.lapsed, 0);
    QVERIFY(valueOf(second->expireInTurn(two, longMs)).isMine);

    // Its window is closed: the next question of another one gets the turn, long before its time is over.
    second.reset();
    QTRY_VERIFY(valueOf(first.expireInTurn(one, longMs)).isMine);

    // A relay does it better.
    m_world->run(
        "update slotdesk.relay_lease set holder = gen_random_uuid(), place = 'relay-1', until = clock_timestamp() "
        "+ interval '1 min'");
    const ExpiryTurn relayed = valueOf(first.expireInTurn(one, longMs));
    QVERIFY(!relayed.isMine);
    QCOMPARE(relayed.heldBy, QStringLiteral("relay-1"));
    m_world->run("update slotdesk.relay_lease set holder = null, until = '-infinity'");
    QVERIFY(valueOf(first.expireInTurn(one, longMs)).isMine);
}

QTEST_GUILESS_MAIN(TestBoardQueries)
#include "tst_boardqueries.moc"
