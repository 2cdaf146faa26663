// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacystaging.h"

#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockRows = 5000;

struct Source
{
    QString step;
    QByteArray from;
    QByteArray into;
    QByteArray columns;
};

const QList<Source>& sources()
{
    static const QList<Source> list{
        {u"Reading clients"_s, "legacy_client", "in_client",
         "id, name, phone, email, staff, deleted, note, created_at"},
        {u"Reading therapists"_s, "legacy_therapist", "in_therapist",
         "id, name, phone, zone, city, active, merged_into, note"},
        {u"Reading requests"_s, "legacy_request", "in_request",
         "id, client_id, city, zone, service, slots, starts_at, ends_at, word, status, price_cents, note, written_at"},
        {u"Reading appointments"_s, "legacy_appointment", "in_appointment",
         "id, request_id, therapist_id, orphan, live, word, status, reason, cancelled_text, note, reassigned_from, "
         "price, "
         "starts_at, ends_at, pay_cents, written_at"},
        {u"Reading offers"_s, "legacy_offer", "in_offer",
         "id, request_id, therapist_id, orphan, word, status, sent_at, responded_at, written_at"}};
    return list;
}

Result<qint64> put(PgConnection& slotdesk, const Source& source, QList<QByteArray>& block)
{
    qsizetype next = 0;
    const QByteArray sql = "copy " + source.into + " (" + source.columns + ") from stdin";
    auto copied = slotdesk.copyIn(sql, [&block, &next]() -> std::optional<QByteArray> {
        return next < block.size() ? std::optional(block.at(next++)) : std::nullopt;
    });
    block.clear();
    return copied;
}

} // namespace

Result<Done> LegacyStaging::fill(LegacySnapshot& snapshot, PgConnection& slotdesk,
                                 const std::function<bool(const LegacyImport::Progress&)>& progress)
{
    for (const Source& source : sources()) {
        QList<QByteArray> block;
        std::optional<DbError> error;
        qint64 rows = 0;
        const auto flush = [&] {
            rows += block.size();
            if (const auto copied = put(slotdesk, source, block); !copied)
                error = copied.error();
            else if (progress && !progress({source.step, rows, 0}))
                error = DbError{DbError::Kind::Cancelled, {}, u"The import was stopped."_s, {}};
            return !error;
        };
        const QByteArray sql =
            "copy (" + snapshot.sql(" select " + source.columns + " from " + source.from) + ") to stdout";
        const auto read = snapshot.connection().copyOut(sql, [&](QByteArrayView line) {
            block.append(line.toByteArray());
            return block.size() < blockRows || flush();
        });
        if (!error && !read)
            return read.error();
        if (!error)
            flush();
        if (error)
            return *error;
    }
    return Done{};
}

} // namespace slotdesk
