// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/boardage.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using Source = FeedHealth::Source;
using State = FeedHealth::State;

/// How true the board is and who says so, in a few words and in a sentence.
class TestBoardAge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liveSaysWhoTellsIt();
    void aSilenceIsStaleWhateverWasSaid();
    void onlyALiveBoardTakesCommands();

private:
    [[nodiscard]] static FeedHealth health(State state, Source source = Source::Server);
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
};

FeedHealth TestBoardAge::health(State state, Source source)
{
    FeedHealth health;
    health.state = state;
    health.asOf = QDateTime::currentDateTimeUtc();
    health.lagMs = 42;
    health.source = source;
    return health;
}

void TestBoardAge::liveSaysWhoTellsIt()
{
    const BoardAge relay(health(State::Live, Source::Relay), m_now);
    const BoardAge server(health(State::Live, Source::Server), m_now);
    const BoardAge lost(health(State::Live, Source::LostRelay), m_now);
    QCOMPARE(relay.look().text, server.look().text);
    QVERIFY(lost.look().text.startsWith(relay.look().text));
    QVERIFY(lost.look().text.contains(QStringLiteral("no relay")));
    const QSet<QString> origins{relay.origin(), server.origin(), lost.origin()};
    QCOMPARE(origins.size(), 3);
    for (const BoardAge& age : {relay, server, lost})
        QVERIFY(age.sentence().isEmpty() && age.refusal().isEmpty()); // commands go to the database in any case
}

void TestBoardAge::aSilenceIsStaleWhateverWasSaid()
{
    const BoardAge age(health(State::Live, Source::Relay), m_now.addSecs(BoardAge::silentSeconds + 2));
    QCOMPARE(age.state(), State::Stale);
    QVERIFY(!age.sentence().isEmpty());
    QVERIFY(!age.refusal().isEmpty());
}

void TestBoardAge::onlyALiveBoardTakesCommands()
{
    for (const State state : {State::Connecting, State::Stale, State::ReadOnly})
        QVERIFY(!BoardAge(health(state), m_now).refusal().isEmpty());
    for (const State state : {State::Live, State::Lagging})
        QVERIFY(BoardAge(health(state), m_now).refusal().isEmpty());
}

QTEST_GUILESS_MAIN(TestBoardAge)
#include "tst_boardage.moc"
