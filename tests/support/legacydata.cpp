// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/legacydata.h"

#include "services/legacydump.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString& name)
{
    QFile file(LegacyData::file(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

void script(PgConnection& connection, const QByteArray& sql)
{
    if (const auto ran = connection.script(sql); !ran)
        qFatal("%s", qPrintable(ran.error().text()));
}

} // namespace

LegacyData::LegacyData(PgFixture& server)
    : m_endpoint(server.emptyDatabase(u"legacy"_s)), m_connection(PgFixture::connect(m_endpoint))
{
    run(contents(u"rails-small.sql"_s));
}

void LegacyData::request(qint64 id, int slots, const char* startsAt, const char* status, const char* city,
                         const char* zone)
{
    PgFixture::run(*m_connection,
                   "insert into appointment_requests (id, user_id, session_type, slots, starts_at, time_zone, "
                   "duration_minutes, city, price_cents, status, created_at, updated_at) values "
                   "($1, 1, 'single', $2, $3, $4, 60, $5, 10000, $6, $3::timestamp - interval '30 days', $3)",
                   SqlParams().add(id).add(slots).raw(startsAt).raw(zone).raw(city).raw(status));
}

void LegacyData::appointment(qint64 id, qint64 request, qint64 therapist, const char* startsAt, const char* status,
                             const char* createdAt)
{
    PgFixture::run(*m_connection,
                   "insert into appointments (id, appointment_request_id, therapist_id, starts_at, ends_at, status, "
                   "therapist_pay_cents, created_at, updated_at) values ($1, $2, $3, $4, $4::timestamp + interval "
                   "'1 hour', $5, 7000, $6, $6)",
                   SqlParams().add(id).add(request).add(therapist).raw(startsAt).raw(status).raw(createdAt));
    ++m_appointments;
}

void LegacyData::offer(qint64 id, qint64 request, qint64 therapist, int status)
{
    PgFixture::run(*m_connection,
                   "insert into appointment_offers (id, appointment_request_id, therapist_id, status, sent_at, "
                   "created_at, updated_at) values ($1, $2, $3, $4, '2026-01-01', '2026-01-01', '2026-01-01')",
                   SqlParams().add(id).add(request).add(therapist).add(status));
}

void LegacyData::run(const QByteArray& sql)
{
    script(*m_connection, sql);
}

QByteArray LegacyData::name() const
{
    return PgFixture::run(*m_connection, "select current_database()").bytes(0, 0);
}

Endpoint LegacyData::shipped(PgFixture& server)
{
    const Endpoint database = server.emptyDatabase(u"rails"_s);
    const auto loaded =
        LegacyDump::load(u":/sql/demo/legacy-rails.sql.gz"_s, database, server.cluster().status().binaries);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    return database;
}

Endpoint LegacyData::otherBackend(PgFixture& server)
{
    const Endpoint database = server.emptyDatabase(u"shop"_s);
    script(*PgFixture::connect(database), contents(u"other-backend.sql"_s));
    return database;
}

QJsonObject LegacyData::expected()
{
    return QJsonDocument::fromJson(contents(u"legacy-rails.expected.json"_s)).object();
}

QString LegacyData::file(const QString& name)
{
    return QStringLiteral(SLOTDESK_SOURCE_DIR) + u"/tests/services/data/"_s + name;
}

} // namespace slotdesk
