// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/pgfixture.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// Legacy databases for tests: the shipped dump, and a small hand-made one of the same shape with 4 clients (1-4), 4
/// therapists (501-504, Denver) and nothing else, to put one case at a time into.
class LegacyData
{
public:
    explicit LegacyData(PgFixture& server);

    void request(qint64 id, int slots, const char* startsAt, const char* status, const char* city = "Golden",
                 const char* zone = "America/Denver");
    /// One hour long, 70.00 pay.
    void appointment(qint64 id, qint64 request, qint64 therapist, const char* startsAt, const char* status,
                     const char* createdAt);
    void offer(qint64 id, qint64 request, qint64 therapist, int status);
    void run(const QByteArray& sql);
    [[nodiscard]] Endpoint endpoint() const { return m_endpoint; }
    [[nodiscard]] QByteArray name() const;
    /// Appointments made so far.
    [[nodiscard]] int count() const { return m_appointments; }

    /// The dump that ships with the program, loaded into a database of its own.
    [[nodiscard]] static Endpoint shipped(PgFixture& server);
    /// A backend with other names, types and words; other-backend.json maps it.
    [[nodiscard]] static Endpoint otherBackend(PgFixture& server);
    [[nodiscard]] static QJsonObject expected();
    /// A file of tests/services/data.
    [[nodiscard]] static QString file(const QString& name);

private:
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    int m_appointments = 0;
};

} // namespace slotdesk
