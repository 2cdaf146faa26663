// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace slotdesk::proof {

/// Who wrote a row last: 0 the world's making, else the number of the command. What nobody numbered has a name.
using Writer = int;
constexpr Writer made = 0;
constexpr Writer theClock = 901; ///< expire_due
constexpr Writer aHand = 902;    ///< the guard's triggers, for an old backend's write

struct Therapist
{
    TherapistId id;
    bool active = true;
    bool operator==(const Therapist&) const = default;
};

/// Times are minutes from the world's making; they are far apart, so that no test run reaches the next one.
struct Request
{
    RequestId id;
    int slotCount = 1;
    int starts = 180;
    int ends = 240;
    RequestStatus status = RequestStatus::Open;
    Writer writer = made;
    bool operator==(const Request&) const = default;
};

struct Slot
{
    AppointmentId id;
    RequestId request;
    int position = 1; ///< 0: not one of the request's slots
    SlotStatus status = SlotStatus::Open;
    TherapistId therapist;
    int starts = 180;
    int ends = 240;
    QByteArray exempt; ///< why a row may break a rule: an old backend's, with its alert
    Writer writer = made;
    bool operator==(const Slot&) const = default;
};

enum class Cause { None, Full, Time };

struct Offer
{
    RequestId request;
    TherapistId therapist;
    OfferStatus status = OfferStatus::Pending;
    Cause cause = Cause::None;
    bool lapsed = false; ///< past its expires_at
    int place = 0;       ///< on the waiting list; 0: not on it
    Writer writer = made;
    bool operator==(const Offer&) const = default;
};

enum class CallState { None, Due, Done };

struct Alert
{
    QByteArray key; ///< the case: surplus:1
    AlertStatus status = AlertStatus::New;
    std::vector<AppointmentId> rows;                   ///< the live rows of the case; when settled, those that stay
    std::map<AppointmentId, TherapistId> covered = {}; ///< who was there when it was settled; the model's own memory
    bool byAnother = false; ///< a world is made with it settled, by somebody else: signed off here
    bool signedOff = false;
    CallState call = CallState::None; ///< to the client; only the one that a world is made with
    [[nodiscard]] bool isOpen() const
    {
        return status == AlertStatus::New || status == AlertStatus::Claimed || status == AlertStatus::Snoozed;
    }
    /// What an open alert must say; a report only keeps what was there then.
    [[nodiscard]] std::vector<AppointmentId> casesRows() const
    {
        return isOpen() && !key.startsWith("reported") ? rows : std::vector<AppointmentId>();
    }
    bool operator==(const Alert& other) const
    {
        return key == other.key && status == other.status && signedOff == other.signedOff && call == other.call &&
               casesRows() == other.casesRows();
    }
};

using OfferKey = std::pair<RequestId, TherapistId>;

/// All that commands decide by and write, of one market: the state of the serial model, what a world is made from, and
/// what is read back from the database. Ids count from 1 inside each world.
class WorldState
{
public:
    std::map<TherapistId, Therapist> therapists;
    std::map<RequestId, Request> requests;
    std::map<AppointmentId, Slot> rows; ///< slots, and rows without a position
    std::map<OfferKey, Offer> offers;
    std::map<QByteArray, Alert> alerts; ///< the newest of each case
    bool operator==(const WorldState&) const = default;

    // Making one.
    void addTherapists(int count);
    /// With its slots, which get the ids 10 * request + position.
    Request& addRequest(int id, int slotCount, int starts = 180, int minutes = 60);
    void book(int request, int position, int therapist); ///< with an accepted offer
    void offer(int request, int therapist, OfferStatus status = OfferStatus::Pending, Cause cause = Cause::None);
    void setStatus(int request, RequestStatus status) { requests.at(RequestId(request)).status = status; }
    static AppointmentId slotId(int request, int position) { return AppointmentId(request * 10 + position); }

    // Asking it.
    [[nodiscard]] std::vector<AppointmentId> rowsOf(RequestId request) const; ///< by position, rows without one last
    [[nodiscard]] std::optional<AppointmentId> firstOpen(RequestId request) const;
    [[nodiscard]] int liveRows(RequestId request) const;
    [[nodiscard]] bool holds(RequestId request, TherapistId therapist) const; ///< has a live row of it
    [[nodiscard]] bool isFree(TherapistId therapist, int starts, int ends, RequestId except = {}) const;
    [[nodiscard]] const Offer* offerOf(RequestId request, TherapistId therapist) const;

    /// Whose live rows differ between two states.
    [[nodiscard]] static std::set<TherapistId> busyOtherwise(const WorldState& before, const WorldState& after);

    /// The same for equal states, and for no others: shorter than the lines, and not to be read.
    [[nodiscard]] QByteArray key() const;
    /// One short line a row, for messages.
    [[nodiscard]] QStringList lines() const;
    /// What differs, as "- expected" and "+ found".
    [[nodiscard]] static QStringList difference(const WorldState& expected, const WorldState& found);
};

} // namespace slotdesk::proof
