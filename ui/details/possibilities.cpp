// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/possibilities.h"

#include "tables/serverwords.h"
#include "ui/shell/whenready.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

namespace {

constexpr int soonMs = 150;

} // namespace

Possibilities::Possibilities(const DeskContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &Possibilities::askAll);
}

void Possibilities::ask(const RequestSheet& sheet)
{
    if (sheet.request.id != m_sheet.request.id && !m_refusals.isEmpty()) {
        m_refusals.clear();
        Q_EMIT changed();
    }
    m_sheet = sheet;
    ++m_round; // an answer about what was shown before is worth nothing
    m_soon.start();
}

void Possibilities::askAll()
{
    const AppointmentRequest& request = m_sheet.request;
    if (request.status != RequestStatus::Open && request.status != RequestStatus::Filled)
        return;
    // Any reason will do: it decides nothing.
    const QJsonObject why{{QStringLiteral("reason"), QStringLiteral("other")}};
    QJsonObject whole = why;
    whole.insert(QStringLiteral("request"), request.id.value());
    askOne(Wish::CancelRequest, request.id.value(), QStringLiteral("cancel_request"), whole);
    if (request.openSlots > 0)
        askOne(Wish::OfferMore, request.id.value(), QStringLiteral("send_offers"),
               {{QStringLiteral("request"), request.id.value()}});
    for (const Appointment& slot : std::as_const(m_sheet.slots)) {
        QJsonObject one = why;
        one.insert(QStringLiteral("appointment"), slot.id.value());
        if (slot.status == SlotStatus::Booked && slot.position > 0)
            askOne(Wish::Release, slot.id.value(), QStringLiteral("release"), one);
        if (slot.status == SlotStatus::Booked || slot.status == SlotStatus::Open)
            askOne(Wish::CancelSlot, slot.id.value(), QStringLiteral("cancel_appointment"), one);
    }
}

void Possibilities::askOne(Wish wish, qint64 id, const QString& function, const QJsonObject& arguments)
{
    whenReady(m_context.services.preview(function, arguments), this,
              [this, wish, id, round = m_round](const Result<Outcome>& answer) {
                  if (round != m_round || !answer.ok())
                      return;
                  const bool passes = answer->ok || answer->code == Outcome::Code::Busy;
                  const QString refusal = passes ? QString() : ServerWords::of(answer->message);
                  if (refusal == this->refusal(wish, id))
                      return;
                  m_refusals.insert({wish, id}, refusal);
                  Q_EMIT changed();
              });
}

} // namespace slotdesk
