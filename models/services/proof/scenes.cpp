// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/scenes.h"

#include "services/proof/steps.h"

#include <algorithm>

namespace slotdesk::proof {

using namespace steps;

// Request 1, a couple's: therapist 1 has a slot, one is open, 2 and 3 are asked, 4 has declined. Request 2 at the same
// time is full: 5 has it, 2, 3 and 6 came too late, 3 waits. Request 3 overlaps both and wants 2 or 6. Request 4 is
// under way: 7 is there.
WorldState deskWorld()
{
    WorldState world;
    world.addTherapists(8);
    world.therapists.at(TherapistId(8)).active = false;
    world.addRequest(1, 2);
    world.book(1, 1, 1);
    world.offer(1, 2);
    world.offer(1, 3);
    world.offer(1, 4, OfferStatus::Declined);
    world.addRequest(2, 1);
    world.book(2, 1, 5);
    for (int therapist : {2, 3, 6})
        world.offer(2, therapist, OfferStatus::Expired, Cause::Full);
    world.offers.at({RequestId(2), TherapistId(3)}).place = 1;
    world.addRequest(3, 1, 200);
    world.offer(3, 2);
    world.offer(3, 6);
    world.addRequest(4, 1, -20);
    world.book(4, 1, 7);
    return world;
}

namespace {

Scene desk()
{
    Scene scene{"desk", deskWorld(), {}};
    scene.steps = {
        accept(1, 2),          accept(1, 3),          accept(3, 2),
        decline(1, 2),         withdraw(1, 2),        joinWaitlist(2, 2),
        sendOffers(1),         assign(12, 6),         reassign(11, 2),
        release(11),           release(21),           cancelAppointment(11),
        cancelRequest(1),      swap(11, 21),          reschedule(1, 600),
        createRequest(190, 2), complete(41),          noShow(41),
        oldInsert(1, 6),       releaseAll({11, 21}),  cancelAll({2, 1}),
        sendOffersAll({1, 3}), preview(accept(1, 2)),
    };
    for (Step& step : scene.steps)
        if (step.function == "assign" || step.function == "reassign")
            step.expect = Expect::AsMade;
    return scene;
}

// What the clock ends: an offer of request 1 has lapsed, request 2 has begun with a slot open, request 3 is over.
Scene due()
{
    Scene scene{"due", {}, {}};
    scene.isDue = true;
    scene.about = {"expire_due"};
    WorldState& world = scene.world;
    world.addTherapists(6);
    world.addRequest(1, 2);
    world.offer(1, 1);
    world.offers.at({RequestId(1), TherapistId(1)}).lapsed = true;
    world.offer(1, 2);
    world.addRequest(2, 2, -10);
    world.book(2, 1, 3);
    world.offer(2, 4);
    world.addRequest(3, 1, -120);
    world.book(3, 1, 5);
    scene.steps = {
        expireDue(),           accept(1, 1),          accept(1, 2),
        accept(2, 4),          decline(1, 1),         withdraw(1, 1),
        joinWaitlist(1, 1),    sendOffers(1),         assign(11, 1),
        assign(22, 6),         reassign(21, 6),       release(21),
        cancelAppointment(22), cancelAppointment(21), cancelRequest(2),
        cancelRequest(1),      swap(21, 31),          reschedule(1, 600),
        createRequest(190, 1), complete(31),          noShow(21),
        oldInsert(1, 6),       undo(firstOfPrelude),  releaseAll({21, 31}),
        cancelAll({2, 1}),     sendOffersAll({1, 2}), preview(accept(1, 1)),
    };
    return scene;
}

} // namespace

std::vector<Step> Scene::stepsOf(const QByteArray& function) const
{
    std::vector<Step> found;
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(found),
                 [&](const Step& step) { return step.function == function; });
    return found;
}

const std::vector<Scene>& scenes()
{
    static const std::vector<Scene> all = [] {
        std::vector<Scene> scenes = {desk(), due(), alertScene(), reviewScene()};
        for (Scene& scene : undoScenes())
            scenes.push_back(std::move(scene));
        return scenes;
    }();
    return all;
}

const Scene& scene(const QByteArray& name)
{
    const auto found =
        std::find_if(scenes().begin(), scenes().end(), [&](const Scene& scene) { return scene.name == name; });
    if (found == scenes().end())
        qFatal("There is no scene %s", name.constData());
    return *found;
}

} // namespace slotdesk::proof
