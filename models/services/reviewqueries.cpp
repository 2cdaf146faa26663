// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reviewqueries.h"

#include "services/rowcells.h"

namespace slotdesk {

namespace {

std::optional<Micros> microsOf(const RowCells& row, int at)
{
    return row.isNull(at) ? std::nullopt : std::optional<Micros>(row.int64(at));
}

RaceWriter writerOf(const RowCells& row)
{
    RaceWriter w;
    w.appointment = row.id<AppointmentId>(6);
    w.request = row.id<RequestId>(7);
    w.therapist = row.id<TherapistId>(8);
    w.therapistName = row.text(9);
    w.live = row.boolean(10);
    w.tooMany = row.boolean(11);
    for (int moment = 0; moment < RaceWriter::MomentCount; ++moment)
        w.at.at(size_t(moment)) = microsOf(row, 12 + moment);
    w.source = row.text(17);
    w.login = row.text(18);
    w.application = row.text(19);
    w.version = row.text(20);
    w.pid = row.int32(21);
    w.transaction = row.text(22);
    return w;
}

/// Whoever writes a booking holds its request, or its therapist, until the commit. A writer that the guard kept to this
/// order therefore came after the end of the one before.
void boundCommits(QList<RaceWriter>& writers)
{
    for (qsizetype i = 1; i < writers.size(); ++i) {
        RaceWriter& before = writers[i - 1];
        const RaceWriter& then = writers.at(i);
        const bool waited = then.source == QLatin1String("guard") || then.source == QLatin1String("hand");
        if (waited && !before.transaction.isEmpty() && before.transaction != then.transaction)
            before.committedBefore = then.at[RaceWriter::Written];
    }
}

} // namespace

ReviewQueries::Answer<RaceStory> ReviewQueries::race(AlertId alert)
{
    return m_worker->run<RaceStory>([alert](PgConnection& connection) -> Result<RaceStory> {
        const Result<PgResult> rows = connection.exec(
            "select kind, market_name, time_zone, slots, main_request, closed_us, appointment_id, request_id, "
            "therapist_id, therapist, live, too_many, offered_us, began_us, sent_us, written_us, committed_us, source, "
            "login, application, client_version, pid, xid from slotdesk.race_story($1) order by place",
            SqlParams().add(alert));
        if (!rows)
            return rows.error();
        RaceStory story;
        story.alert = alert;
        for (int row = 0; row < rows->rows(); ++row) {
            const RowCells cells(*rows, row);
            story.kind = alertKindFrom(cells.view(0));
            story.marketName = cells.text(1);
            story.timeZone = cells.bytes(2);
            story.slots = cells.int32(3);
            story.request = cells.id<RequestId>(4);
            story.closedAt = microsOf(cells, 5);
            story.writers.append(writerOf(cells));
        }
        boundCommits(story.writers);
        return story;
    });
}

} // namespace slotdesk
