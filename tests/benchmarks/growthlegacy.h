// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchmarks/benchserver.h"
#include "benchmarks/comparison.h"

#include <QtCore/QStringList>

namespace slotdesk {

/// An old backend's database of any size: the shipped dump, so many times over. `slotctl audit` and `slotctl import`
/// read it as programs of their own, beside a bare aggregate and beside psql that loads it.
class GrowthLegacy
{
public:
    /// `appointments`: at least so many.
    GrowthLegacy(BenchServer& server, const QString& name, int appointments);

    [[nodiscard]] qint64 appointments() const { return m_appointments; }
    /// Of all its tables.
    [[nodiscard]] qint64 rows() const { return m_rows; }
    /// Both in turns; "audit" and "aggregate".
    void auditRound(Comparison& results);
    /// The whole import into a new database, and psql loading the same dump into another; "import" and "load" in rows a
    /// second, "memory" in MB: the most that slotctl held.
    void importRound(Comparison& results);

private:
    [[nodiscard]] double aggregate();
    void dump();
    [[nodiscard]] double load();

    BenchServer& m_server;
    const QString m_name;
    std::unique_ptr<PgConnection> m_owner;
    qint64 m_appointments = 0;
    qint64 m_rows = 0;
    QTemporaryDir m_folder{QStringLiteral("/tmp/slotdesk-bench-XXXXXX")};
    bool m_isDumped = false;
    int m_imports = 0;
};

} // namespace slotdesk
