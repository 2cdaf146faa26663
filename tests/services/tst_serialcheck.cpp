// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/serialcheck.h"
#include "services/proof/steps.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace slotdesk::proof;
using namespace slotdesk::proof::steps;

/// The judge of what happened at once: what it must let pass, and what it must not.
class TestSerialCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsFound();
    void twoWinnersOfOneSlotHaveNone();
    void whoEndedBeforeCannotComeAfter();
    void eachRequestOfABulkLooksAtItsOwnMoment();
    void anOldBackendsInsertIsLookedAtToo();
    void nothingElseMayDiffer();
    void undoLooksBackAtWhatWasChanged();

private:
    static WorldState twoOpenRequests();
    static Happened one(Step step, int number, const QByteArray& code, int began, int ended);
    static WorldState played(WorldState world, const std::vector<Happened>& happened);
};

WorldState TestSerialCheck::twoOpenRequests()
{
    WorldState world;
    world.addTherapists(4);
    for (int request : {1, 2, 3})
        world.addRequest(request, 1);
    world.book(3, 1, 4); // at the same time: 4 is not asked
    for (int therapist : {1, 2})
        world.offer(1, therapist);
    return world;
}

Happened TestSerialCheck::one(Step step, int number, const QByteArray& code, int began, int ended)
{
    step.number = number;
    return {{{step}, true}, {{code}}, true, began, ended};
}

WorldState TestSerialCheck::played(WorldState world, const std::vector<Happened>& happened)
{
    ModelState state{std::move(world), {}};
    for (const Happened& each : happened)
        state = SerialModel().apply(state, each.transaction.steps.front()).front().state;
    return state.world;
}

void TestSerialCheck::anOrderIsFound()
{
    const WorldState start = twoOpenRequests();
    const std::vector<Happened> happened = {one(accept(1, 1), 1, "already_filled", 1, 3),
                                            one(accept(1, 2), 2, "ok", 2, 4)};
    const WorldState found = played(start, {happened[1], happened[0]});
    QCOMPARE(SerialCheck(SerialModel(), {start, {}}).explain(happened, found), QStringList());
}

void TestSerialCheck::twoWinnersOfOneSlotHaveNone()
{
    const WorldState start = twoOpenRequests();
    const std::vector<Happened> happened = {one(accept(1, 1), 1, "ok", 1, 3), one(accept(1, 2), 2, "ok", 2, 4)};
    const WorldState found = played(start, {happened[1]});
    QVERIFY(!SerialCheck(SerialModel(), {start, {}}).explain(happened, found).isEmpty());
}

void TestSerialCheck::whoEndedBeforeCannotComeAfter()
{
    const WorldState start = twoOpenRequests();
    const std::vector<Happened> happened = {one(accept(1, 1), 1, "already_filled", 1, 2),
                                            one(accept(1, 2), 2, "ok", 3, 4)};
    const WorldState found = played(start, {happened[1], happened[0]});
    QVERIFY(!SerialCheck(SerialModel(), {start, {}}).explain(happened, found).isEmpty());
}

void TestSerialCheck::eachRequestOfABulkLooksAtItsOwnMoment()
{
    const WorldState start = twoOpenRequests();
    const std::vector<Happened> serial = {one(cancelAppointment(31), 1, "ok", 1, 3),
                                          one(sendOffersAll({1, 2}), 2, "ok", 2, 4)};
    WorldState found = played(start, serial);
    QVERIFY(found.offerOf(RequestId(1), TherapistId(4)) && found.offerOf(RequestId(2), TherapistId(4)));
    found.offers.erase({RequestId(1), TherapistId(4)}); // looked at before the cancellation, the other one after it
    QCOMPARE(SerialCheck(SerialModel(), {start, {}}).explain(serial, found), QStringList());

    const std::vector<Happened> apart = {one(cancelAppointment(31), 1, "ok", 1, 2),
                                         one(sendOffersAll({1, 2}), 2, "ok", 3, 4)};
    QVERIFY(!SerialCheck(SerialModel(), {start, {}}).explain(apart, found).isEmpty());
}

void TestSerialCheck::anOldBackendsInsertIsLookedAtToo()
{
    WorldState start = twoOpenRequests();
    start.book(1, 1, 1);
    // The insert ends before the release begins, and only behind the release can offers be sent.
    const std::vector<Happened> serial = {one(oldInsert(2, 3), 1, "ok", 1, 3), one(release(11), 2, "ok", 4, 5),
                                          one(sendOffers(1), 3, "ok", 2, 6)};
    WorldState found = played(start, serial);
    QVERIFY(!found.offerOf(RequestId(1), TherapistId(3)));
    Offer& seenFree = found.offers[{RequestId(1), TherapistId(3)}];
    seenFree = {RequestId(1), TherapistId(3)};
    seenFree.writer = 3;
    QCOMPARE(SerialCheck(SerialModel(), {start, {}}).explain(serial, found), QStringList());
}

void TestSerialCheck::nothingElseMayDiffer()
{
    const WorldState start = twoOpenRequests();
    const std::vector<Happened> happened = {one(cancelAppointment(31), 1, "ok", 1, 3),
                                            one(sendOffersAll({1, 2}), 2, "ok", 2, 4)};
    WorldState found = played(start, happened);
    found.offers.erase({RequestId(2), TherapistId(3)}); // nobody touched the time of 3
    QVERIFY(!SerialCheck(SerialModel(), {start, {}}).explain(happened, found).isEmpty());
}

void TestSerialCheck::undoLooksBackAtWhatWasChanged()
{
    const WorldState start = twoOpenRequests();
    const std::vector<Happened> happened = {one(accept(1, 1), 1, "ok", 1, 2), one(undo(1), 2, "ok", 3, 5),
                                            one(accept(1, 2), 3, "ok", 4, 6)};
    const WorldState found = played(start, happened);
    QCOMPARE(SerialCheck(SerialModel(), {start, {}}).explain(happened, found), QStringList());
}

QTEST_GUILESS_MAIN(TestSerialCheck)
#include "tst_serialcheck.moc"
