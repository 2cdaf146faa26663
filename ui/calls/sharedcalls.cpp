// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/sharedcalls.h"

#include "domain/laterule.h"
#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/shell/whenready.h"

namespace slotdesk {

SharedCalls::SharedCalls(const DeskContext& context, CallPanel* panel)
    : QObject(panel), m_context(context), m_panel(panel)
{
    connect(panel, &CallPanel::told, this, &SharedCalls::tell);
    connect(&context.store, &LiveStore::alertsChanged, this, &SharedCalls::read);
    read();
}

void SharedCalls::read()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const auto over = [this] {
        m_reading = false;
        if (std::exchange(m_again, false))
            read();
    };
    whenReady(
        m_context.services.settlements().calls(), this,
        [this, over](const Result<QList<SettlementCall>>& calls) {
            // Without an answer the lists stay as they are: the age of the board tells about the server.
            if (calls.ok() && !m_again)
                m_panel->setShared(lists(calls.value()));
            over();
        },
        over);
}

QList<CallList> SharedCalls::lists(const QList<SettlementCall>& calls) const
{
    const QDateTime now = m_context.clock.nowUtc();
    QList<CallList> all;
    for (const SettlementCall& call : calls) {
        if (all.isEmpty() || all.constLast().alert != call.alert || all.constLast().request != call.request) {
            CallList list;
            list.request = call.request;
            list.alert = call.alert;
            list.about = QStringList{TimeWords::number(call.request), call.clientName, call.service,
                                     TimeWords::thereHere(call.startsAt, call.timeZone, now)}
                             .join(QStringLiteral(" · "));
            list.late = LateRule::isLate(call.startsAt, now);
            all.append(list);
        }
        all.last().people.append({call.name, call.isClient ? tr("client") : tr("was let go"), call.phone, call.id,
                                  call.calledAt.isValid()
                                      ? tr("%1 at %2").arg(call.calledBy, TimeWords::here(call.calledAt, now))
                                      : QString()});
    }
    return all;
}

void SharedCalls::tell(qint64 call, bool done)
{
    whenReady(
        m_context.services.settlements().tick(CommandId::make(), call, done), this,
        [this](const Result<Outcome>& result) {
            if (!result.ok())
                Q_EMIT said(Tone::Bad, result.error().text());
            else if (!result->ok)
                Q_EMIT said(Tone::Warn, ServerWords::of(result->message));
            read();
        },
        [this] { read(); });
}

} // namespace slotdesk
