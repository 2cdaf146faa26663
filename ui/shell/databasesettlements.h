// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/alertservice.h"
#include "ui/shell/settlementservices.h"

namespace slotdesk {

/// SettlementServices on a database.
class DatabaseSettlements : public SettlementServices
{
public:
    DatabaseSettlements(const std::shared_ptr<DbWorker>& commands, const std::shared_ptr<DbWorker>& questions)
        : m_questions(questions), m_commands(commands), m_alerts(commands), m_directory(questions), m_saves(commands)
    {
    }

    Answer<SettlementChoice> choices(AlertId alert) override { return m_questions.choices(alert); }
    Answer<SettlementCall> calls() override { return m_questions.calls(); }
    Answer<AlertEvent> history(AlertId alert) override { return m_questions.history(alert); }
    Answer<SettledAlert> settled() override { return m_questions.settled(); }
    Reply tick(CommandId command, qint64 call, bool done) override { return m_commands.tick(command, call, done); }
    Reply reopen(CommandId command, AlertId alert, const QString& reason) override
    {
        return m_alerts.reopen(command, alert, reason);
    }
    Answer<SettingRecord> rules() override { return m_directory.settings(); }
    Reply saveRule(CommandId command, const SettingRecord& rule) override { return m_saves.save(command, rule); }

private:
    SettlementService m_questions;
    SettlementService m_commands;
    AlertService m_alerts;
    DirectoryService m_directory;
    DirectoryService m_saves;
};

} // namespace slotdesk
