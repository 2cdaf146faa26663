// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/step.h"

/// One short word for each command, for those who write scenes and plays.
namespace slotdesk::proof::steps {

[[nodiscard]] Step accept(int request, int therapist);
[[nodiscard]] Step decline(int request, int therapist);
[[nodiscard]] Step withdraw(int request, int therapist);
[[nodiscard]] Step joinWaitlist(int request, int therapist);
[[nodiscard]] Step sendOffers(int request);
[[nodiscard]] Step sendOffersTo(int request, std::vector<qint64> therapists);
[[nodiscard]] Step assign(int row, int therapist);
[[nodiscard]] Step reassign(int row, int therapist);
[[nodiscard]] Step release(int row);
[[nodiscard]] Step cancelAppointment(int row);
[[nodiscard]] Step cancelRequest(int request);
[[nodiscard]] Step swap(int row, int otherRow);
[[nodiscard]] Step reschedule(int request, int starts);
[[nodiscard]] Step createRequest(int starts, int slotCount);
[[nodiscard]] Step complete(int row);
[[nodiscard]] Step noShow(int row);
[[nodiscard]] Step undo(int number); ///< of the command that is undone
[[nodiscard]] Step releaseAll(std::vector<qint64> rows);
[[nodiscard]] Step cancelAll(std::vector<qint64> requests);
[[nodiscard]] Step sendOffersAll(std::vector<qint64> requests);
[[nodiscard]] Step preview(Step step);
[[nodiscard]] Step expireDue();
/// Not a command: an old backend's own insert, that the guard looks at.
[[nodiscard]] Step oldInsert(int request, int therapist);

} // namespace slotdesk::proof::steps
