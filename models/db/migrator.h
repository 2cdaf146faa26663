// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// Brings a database to this program's schema: the numbered, immutable files of resources/sql, each in one transaction
/// together with its row in slotdesk.schema_version (number, name, SHA-256), all under one advisory lock so that two
/// programs starting at once do it once. A changed file, a gap or a newer schema is refused and changes nothing.
class Migrator
{
    Q_DECLARE_TR_FUNCTIONS(Migrator)

public:
    struct Migration
    {
        int number = 0;
        QString name; ///< file name without number and suffix
        QByteArray sql;
        QByteArray checksum; ///< SHA-256, hex

        [[nodiscard]] static Migration make(int number, const QString& name, const QByteArray& sql);
    };

    struct State
    {
        int current = 0; ///< highest number in the database; 0: no Slotdesk schema
        int latest = 0;  ///< highest number this program has
    };

    /// The files built into the program, by number.
    [[nodiscard]] static QList<Migration> builtIn();

    explicit Migrator(PgConnection& connection, QList<Migration> migrations = builtIn());

    [[nodiscard]] Result<State> state();
    /// Schema error when the database is newer, older or changed; what every program calls after connecting.
    [[nodiscard]] Result<Done> check();
    /// Returns how many were applied. The login must be able to create the schema and the group roles.
    [[nodiscard]] Result<int> migrate();

private:
    struct Applied
    {
        int number = 0;
        QByteArray checksum;
    };

    [[nodiscard]] Result<QList<Applied>> applied();
    /// Nothing when what is applied is the beginning of what this program has.
    [[nodiscard]] std::optional<DbError> disagreement(const QList<Applied>& applied) const;
    [[nodiscard]] Result<bool> applyNext();
    [[nodiscard]] Result<bool> applyNextLocked();
    [[nodiscard]] Result<Done> apply(const Migration& migration);

    PgConnection& m_connection;
    QList<Migration> m_migrations;
};

} // namespace slotdesk
