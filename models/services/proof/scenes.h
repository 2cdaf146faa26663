// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/step.h"

namespace slotdesk::proof {

/// A world in which commands meet, and the calls that are played against each other in it: each function at least
/// once, those that touch the same rows in all the ways in which they can disagree.
struct Scene
{
    QByteArray name;
    WorldState world;
    std::vector<Step> steps;
    /// Played before, one after the other, with the numbers 101, 102, …: what undo looks back at.
    std::vector<Step> prelude = {};
    /// Only pairs with one of these functions on a side; empty: all.
    QList<QByteArray> about = {};
    /// Functions that touch no booking: all orders are played when both commit, two when one rolls back.
    QList<QByteArray> bystanders = {};
    /// Holds what is past its time: made right before it is played, because expire_due looks at the whole database.
    bool isDue = false;

    [[nodiscard]] std::vector<Step> stepsOf(const QByteArray& function) const;
};

/// What a scene's prelude is undone with: its first command.
constexpr int firstOfPrelude = 101;

[[nodiscard]] const std::vector<Scene>& scenes();
/// Scenes in which something is undone.
[[nodiscard]] std::vector<Scene> undoScenes();
/// A double booking and what is done about it; the commands that book nothing.
[[nodiscard]] Scene alertScene();
/// What somebody else settled, with a call that is due: signed off, tagged, called.
[[nodiscard]] Scene reviewScene();
/// The world in which most of them play.
[[nodiscard]] WorldState deskWorld();
[[nodiscard]] const Scene& scene(const QByteArray& name);

} // namespace slotdesk::proof
