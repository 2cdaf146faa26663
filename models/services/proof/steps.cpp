// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/steps.h"

namespace slotdesk::proof::steps {

namespace {

Step onOffer(const char* function, int request, int therapist)
{
    Step step{function};
    step.request = RequestId(request);
    step.therapist = TherapistId(therapist);
    return step;
}

Step onRow(const char* function, int row, int therapist = 0)
{
    Step step{function};
    step.row = AppointmentId(row);
    step.therapist = TherapistId(therapist);
    return step;
}

} // namespace

Step accept(int request, int therapist)
{
    return onOffer("accept_offer", request, therapist);
}

Step decline(int request, int therapist)
{
    return onOffer("decline_offer", request, therapist);
}

Step withdraw(int request, int therapist)
{
    return onOffer("withdraw_offer", request, therapist);
}

Step joinWaitlist(int request, int therapist)
{
    return onOffer("join_waitlist", request, therapist);
}

Step sendOffers(int request)
{
    return onOffer("send_offers", request, 0);
}

Step sendOffersTo(int request, std::vector<qint64> therapists)
{
    Step step = sendOffers(request);
    step.everybody = false;
    step.items = std::move(therapists);
    return step;
}

Step assign(int row, int therapist)
{
    return onRow("assign", row, therapist);
}

Step reassign(int row, int therapist)
{
    return onRow("reassign", row, therapist);
}

Step release(int row)
{
    return onRow("release", row);
}

Step cancelAppointment(int row)
{
    return onRow("cancel_appointment", row);
}

Step cancelRequest(int request)
{
    return onOffer("cancel_request", request, 0);
}

Step swap(int row, int otherRow)
{
    Step step = onRow("swap", row);
    step.otherRow = AppointmentId(otherRow);
    return step;
}

Step reschedule(int request, int starts)
{
    Step step = onOffer("reschedule", request, 0);
    step.starts = starts;
    return step;
}

Step createRequest(int starts, int slotCount)
{
    Step step{"create_request"};
    step.starts = starts;
    step.slotCount = slotCount;
    return step;
}

Step complete(int row)
{
    return onRow("complete", row);
}

Step noShow(int row)
{
    return onRow("no_show", row);
}

Step undo(int number)
{
    Step step{"undo"};
    step.undoes = number;
    return step;
}

Step releaseAll(std::vector<qint64> rows)
{
    Step step{"release_all"};
    step.items = std::move(rows);
    return step;
}

Step cancelAll(std::vector<qint64> requests)
{
    Step step{"cancel_all"};
    step.items = std::move(requests);
    return step;
}

Step sendOffersAll(std::vector<qint64> requests)
{
    Step step{"send_offers_all"};
    step.items = std::move(requests);
    return step;
}

Step preview(Step step)
{
    step.inner = std::exchange(step.function, "preview");
    return step;
}

Step expireDue()
{
    return Step{"expire_due"};
}

Step oldInsert(int request, int therapist)
{
    return onOffer("old_insert", request, therapist);
}

} // namespace slotdesk::proof::steps
