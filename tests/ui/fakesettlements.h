// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settlementservices.h"

namespace slotdesk::test {

/// Answers what was put there; a tick is a fact at once.
class FakeSettlements : public SettlementServices
{
public:
    QList<SettlementChoice> sides;
    QList<SettlementCall> toCall;
    QList<AlertEvent> events;
    QList<SettledAlert> over;
    QList<AlertId> reopened;
    QString tickRefusal; ///< why a tick is refused
    QList<SettingRecord> rulesNow{{QStringLiteral("second_person"), QStringLiteral("off"), QString(), 1}};
    QString ruleRefusal; ///< why a rule is not saved

    Answer<SettlementChoice> choices(AlertId) override { return ready(sides); }
    Answer<SettlementCall> calls() override { return ready(toCall); }
    Answer<AlertEvent> history(AlertId) override { return ready(events); }
    Answer<SettledAlert> settled() override { return ready(over); }
    Reply tick(CommandId, qint64 call, bool done) override
    {
        for (SettlementCall& one : toCall) {
            if (one.id == call && tickRefusal.isEmpty()) {
                one.calledAt = done ? QDateTime::currentDateTimeUtc() : QDateTime();
                one.calledBy = done ? QStringLiteral("Ana Ruiz") : QString();
            }
        }
        return answer(tickRefusal);
    }
    Reply reopen(CommandId, AlertId alert, const QString&) override
    {
        reopened.append(alert);
        return answer({});
    }
    Answer<SettingRecord> rules() override { return ready(rulesNow); }
    Reply saveRule(CommandId, const SettingRecord& rule) override
    {
        for (SettingRecord& one : rulesNow) {
            if (one.name == rule.name && ruleRefusal.isEmpty())
                one.value = rule.value;
        }
        return answer(ruleRefusal);
    }

private:
    template <typename T>
    static Answer<T> ready(const QList<T>& values)
    {
        return QtFuture::makeReadyFuture(Result<QList<T>>(values));
    }
    static Reply answer(const QString& refusal)
    {
        Outcome said;
        said.ok = refusal.isEmpty();
        said.code = said.ok ? Outcome::Code::Ok : Outcome::Code::Changed;
        said.message = said.ok ? QStringLiteral("Done") : refusal;
        return QtFuture::makeReadyFuture(Result<Outcome>(said));
    }
};

} // namespace slotdesk::test
