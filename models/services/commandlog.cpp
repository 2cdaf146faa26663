// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commandlog.h"

namespace slotdesk {

namespace {

CommandReceipt receiptOf(const RowCells& row)
{
    CommandReceipt c;
    c.id = CommandId(QUuid::fromString(row.text(0)));
    c.at = row.time(1);
    c.function = row.text(2);
    c.ok = row.boolean(3);
    c.code = row.text(4);
    c.message = row.text(5);
    c.request = row.id<RequestId>(6);
    c.clientName = row.text(7);
    c.reason = row.text(8);
    c.undoUntil = row.time(9);
    c.undoneAt = row.time(10);
    c.undoneBy = row.text(11);
    return c;
}

int numberOf(const RowCells& row)
{
    return row.int32(0);
}

} // namespace

CommandLog::Answer<CommandReceipt> CommandLog::mine(const QDateTime& since)
{
    return m_caller.rows<CommandReceipt>("select id, at, function, ok, code, message, request_id, client_name, reason, "
                                         "undo_until, undone_at, undone_by from slotdesk.my_commands($1)",
                                         SqlParams().add(since), &receiptOf);
}

CommandLog::Answer<int> CommandLog::undoMinutes()
{
    return m_caller.rows<int>("select value::int from slotdesk.setting where name = 'undo_minutes'", {}, &numberOf);
}

} // namespace slotdesk
