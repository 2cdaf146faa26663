// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/scenes.h"
#include "services/proof/steps.h"

namespace slotdesk::proof {

using namespace steps;

namespace {

Scene undoOf(const Step& undone, const std::vector<Step>& against)
{
    Scene scene{"undo " + undone.function, deskWorld(), {undo(firstOfPrelude)}, {undone}, {"undo"}};
    scene.prelude.front().number = firstOfPrelude;
    scene.steps.insert(scene.steps.end(), against.begin(), against.end());
    return scene;
}

/// Everything meets an undone acceptance: the row of undo in the matrix has no hole.
Scene undoOfAccept()
{
    return undoOf(accept(1, 2), {accept(1, 3),         decline(1, 3),         withdraw(3, 2),   joinWaitlist(1, 3),
                                 sendOffers(1),        assign(31, 2),         reassign(12, 3),  release(12),
                                 release(11),          cancelAppointment(12), cancelRequest(1), swap(12, 21),
                                 reschedule(1, 600),   createRequest(190, 1), complete(41),     noShow(41),
                                 expireDue(),          releaseAll({11, 12}),  cancelAll({1}),   sendOffersAll({1, 3}),
                                 preview(release(12)), oldInsert(1, 3)});
}

} // namespace

std::vector<Scene> undoScenes()
{
    return {
        undoOfAccept(),
        undoOf(decline(1, 2), {accept(1, 3), cancelRequest(1), sendOffersTo(1, {2}), assign(12, 2)}),
        undoOf(withdraw(1, 3), {accept(1, 2), assign(12, 3), release(11)}),
        undoOf(joinWaitlist(2, 2), {release(21), joinWaitlist(2, 6), cancelRequest(2)}),
        undoOf(release(11), {accept(1, 2), assign(11, 6), assign(12, 6), cancelRequest(1), cancelAppointment(11)}),
        undoOf(release(21), {release(21), accept(2, 3), cancelRequest(2)}),
        undoOf(reassign(21, 6), {accept(3, 6), release(21), assign(12, 5), reassign(11, 5)}),
        undoOf(assign(12, 2), {reassign(12, 3), accept(3, 2), release(11)}),
        undoOf(swap(11, 21), {release(11), reassign(21, 6), swap(11, 21)}),
        undoOf(cancelRequest(2), {assign(12, 5), reassign(11, 5), createRequest(190, 1)}),
        undoOf(cancelAppointment(11), {assign(31, 1), accept(1, 2), cancelRequest(1), release(21)}),
        undoOf(reschedule(1, 600), {accept(1, 2), assign(31, 1), release(11), reschedule(1, 700)}),
        undoOf(complete(41), {noShow(41), complete(41)}),
        undoOf(sendOffersTo(1, {6}), {accept(1, 6), accept(1, 2), sendOffers(1)}),
    };
}

} // namespace slotdesk::proof
