// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/scenes.h"
#include "services/proof/steps.h"

namespace slotdesk::proof {

using namespace steps;

namespace {

const QByteArray surplusCase = "surplus:1";

Step onAlert(const char* function, std::vector<qint64> kept = {})
{
    Step step{function};
    step.key = surplusCase;
    step.items = std::move(kept);
    return step;
}

Step bystander(const char* function)
{
    Step step{function};
    step.request = RequestId(2);
    step.therapist = TherapistId(3);
    return step;
}

// Request 1 has one slot and two therapists, 1 and 2, and its alert is open; 4 came too late for it. Request 2 has an
// open slot, asks 3 and 4, and 5 is there.
WorldState surplusWorld()
{
    WorldState world;
    world.addTherapists(6);
    world.addRequest(1, 1);
    world.book(1, 1, 1);
    world.offer(1, 4, OfferStatus::Expired, Cause::Full);
    Slot& extra = world.rows[AppointmentId(19)];
    extra = world.rows.at(WorldState::slotId(1, 1));
    extra.id = AppointmentId(19);
    extra.position = 0;
    extra.therapist = TherapistId(2);
    extra.exempt = "surplus";
    world.alerts[surplusCase] = {surplusCase, AlertStatus::New, {AppointmentId(11), AppointmentId(19)}, {}};
    world.addRequest(2, 2, 400);
    world.book(2, 1, 5);
    world.offer(2, 3);
    world.offer(2, 4);
    world.addRequest(3, 1, -20);
    world.book(3, 1, 6);
    return world;
}

} // namespace

Scene alertScene()
{
    Scene scene{"alerts", surplusWorld(), {}};
    scene.about = {"dismiss_alert", "reopen_alert", "resolve_double_booking", "save_therapist"};
    scene.bystanders = {"add_note",     "claim_request", "save_client",      "save_market",       "save_staff",
                        "save_setting", "tick_call",     "save_destination", "replay_dead_letter"};
    scene.steps = {
        bystander("report_problem"),
        onAlert("claim_alert"),
        onAlert("snooze_alert"),
        onAlert("dismiss_alert"),
        onAlert("reopen_alert"),
        onAlert("resolve_double_booking", {11}),
        onAlert("resolve_double_booking", {19}),
        onAlert("sign_off"),
        onAlert("tag_alert"),
        bystander("save_therapist"),
        accept(2, 3),
        decline(2, 3),
        withdraw(2, 3),
        joinWaitlist(1, 4),
        sendOffers(2),
        assign(22, 3),
        reassign(11, 3),
        release(11),
        cancelAppointment(19),
        cancelRequest(1),
        swap(11, 21),
        reschedule(2, 600),
        createRequest(500, 1),
        complete(31),
        noShow(31),
        undo(firstOfPrelude),
        expireDue(),
        releaseAll({11, 21}),
        cancelAll({2, 1}),
        sendOffersAll({1, 2}),
        preview(accept(2, 3)),
        oldInsert(2, 3),
    };
    for (const QByteArray& function : scene.bystanders)
        scene.steps.push_back(bystander(function.constData()));
    scene.bystanders += {"report_problem", "claim_alert", "snooze_alert", "sign_off", "tag_alert"};
    scene.about += scene.bystanders;
    return scene;
}

Scene reviewScene()
{
    WorldState world;
    world.addTherapists(3);
    world.addRequest(1, 1);
    world.book(1, 1, 1);
    world.offer(1, 2, OfferStatus::Expired, Cause::Full);
    Alert settled{surplusCase, AlertStatus::Resolved, {AppointmentId(11)}, {{AppointmentId(11), TherapistId(1)}}};
    settled.byAnother = true;
    settled.call = CallState::Due;
    world.alerts[surplusCase] = settled;
    Scene scene{"review", world, {}};
    scene.about = {"sign_off", "tag_alert", "tick_call"};
    scene.steps = {
        onAlert("sign_off"),     onAlert("tag_alert"),     onAlert("tick_call"), onAlert("tick_call", {1}),
        onAlert("reopen_alert"), onAlert("dismiss_alert"), reassign(11, 3),      release(11),
        cancelAppointment(11),   cancelRequest(1),         joinWaitlist(1, 2),   oldInsert(1, 2),
    };
    return scene;
}

} // namespace slotdesk::proof
