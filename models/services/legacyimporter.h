// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/legacyimport.h"

#include <QtCore/QElapsedTimer>

namespace slotdesk {

/// The steps of one import. LegacyImport is the door; the rules are in resources/sql/legacy/import_*.sql.
class LegacyImporter
{
public:
    LegacyImporter(PgConnection& legacy, PgConnection& slotdesk, const LegacyMapping& mapping,
                   const LegacyImport::Options& options);
    ~LegacyImporter();
    LegacyImporter(const LegacyImporter&) = delete;
    LegacyImporter& operator=(const LegacyImporter&) = delete;

    [[nodiscard]] Result<ImportReport> run();

private:
    [[nodiscard]] Result<Done> prepare();
    [[nodiscard]] Result<Done> readLegacy();
    [[nodiscard]] Result<Done> writePeople();
    [[nodiscard]] Result<Done> writeBatches(const QString& step, const QByteArray& list, const QByteArray& batchTable,
                                            const QString& file);
    /// Tables that were empty a moment ago are read as if they still were, until somebody counts them.
    /// Between two batches a rough count will do: a full one looks at ten times as many rows of each table.
    [[nodiscard]] Result<Done> countForPlans();
    /// The count that the database is left with.
    [[nodiscard]] Result<Done> countForGood();
    [[nodiscard]] Result<Done> readOddities();
    [[nodiscard]] Result<Done> report(const QList<ImportReport::Table>& before);
    [[nodiscard]] Result<QList<ImportReport::Table>> count();
    /// All of it or nothing.
    [[nodiscard]] Result<Done> transaction(const QByteArray& sql);
    [[nodiscard]] Result<Done> tell(const QString& step, qint64 done, qint64 total);

    PgConnection& m_legacy;
    PgConnection& m_slotdesk;
    const LegacyMapping& m_mapping;
    LegacyImport::Options m_options;
    AuditReport m_audit;
    QList<Oddity> m_notRead;
    ImportReport m_report;
    QElapsedTimer m_timer;
    int m_timeoutBefore = 0;
    bool m_prepared = false;
};

} // namespace slotdesk
