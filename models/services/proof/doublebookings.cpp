// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/doublebookings.h"

namespace slotdesk::proof {

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

} // namespace

std::map<QByteArray, std::vector<AppointmentId>> doubleBookings(const WorldState& world)
{
    std::map<RequestId, std::vector<AppointmentId>> ofRequest;
    std::map<QByteArray, std::vector<AppointmentId>> sameTherapist;
    std::map<QByteArray, std::vector<AppointmentId>> cases;
    for (const auto& [id, row] : world.rows) {
        if (!isLive(row.status))
            continue;
        ofRequest[row.request].push_back(id);
        sameTherapist["same_therapist:" + number(row.request.value()) + ':' + number(row.therapist.value())].push_back(
            id);
        for (const auto& [otherId, other] : world.rows) {
            if (otherId > id && isLive(other.status) && other.request != row.request &&
                other.therapist == row.therapist && other.starts < row.ends && row.starts < other.ends)
                cases["overlap:" + number(id.value()) + ':' + number(otherId.value())] = {id, otherId};
        }
    }
    for (const auto& [request, rows] : ofRequest) {
        const Request& r = world.requests.at(request);
        if (int(rows.size()) > r.slotCount)
            cases["surplus:" + number(request.value())] = rows;
        if (r.status == RequestStatus::Cancelled || r.status == RequestStatus::Expired)
            cases["after_close:" + number(request.value())] = rows;
    }
    for (const auto& [key, rows] : sameTherapist)
        if (rows.size() > 1)
            cases[key] = rows;
    return cases;
}

} // namespace slotdesk::proof
