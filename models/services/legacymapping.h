// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace slotdesk {

/// How an old backend names things: tables, columns, words, and the rules that its engineers carry in their heads.
/// Read from a small JSON file; the one built in (resources/sql/legacy/rails.json) is the default and the example.
/// Only values: LegacySql turns them into SQL, with every name quoted and every word a literal.
class LegacyMapping
{
public:
    /// One table. `columns` maps what Slotdesk calls it to the old column; a missing key means there is no such column.
    struct Table
    {
        QString key;                        ///< clients, therapists, requests, offers or appointments
        QString name;                       ///< may be "schema.table"
        QMap<QString, QStringList> columns; ///< several columns are joined by a blank (names only)
        QMap<QString, QStringList> words;   ///< Slotdesk's word to the old words, compared without case
        QMap<QString, QStringList> details; ///< label to columns kept as lines of a note
        QStringList cancelledWhenSet;       ///< requests: a value in one of these columns means cancelled
        bool absent = false;                ///< offers only: the backend has no such table

        [[nodiscard]] bool has(const QString& column) const { return columns.contains(column); }
    };

    [[nodiscard]] static Result<LegacyMapping> builtIn();
    /// An empty file name gives the built-in one. Every error is Usage and names the file and the key.
    [[nodiscard]] static Result<LegacyMapping> load(const QString& fileName);
    [[nodiscard]] static Result<LegacyMapping> parse(const QByteArray& json, const QString& fileName);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] const Table& table(const QString& key) const;

    [[nodiscard]] QStringList liveStatuses() const { return m_liveStatuses; }
    [[nodiscard]] QStringList liveNullColumns() const { return m_liveNullColumns; }
    [[nodiscard]] QStringList liveFalseColumns() const { return m_liveFalseColumns; }
    [[nodiscard]] QMap<QString, int> slotsByService() const { return m_slotsByService; }
    [[nodiscard]] int slotsOtherwise() const { return m_slotsOtherwise; }
    [[nodiscard]] int minutesOtherwise() const { return m_minutesOtherwise; }
    /// Appointment rows created before this UTC time hold the request's wall time; empty: none do.
    [[nodiscard]] QString wallTimeUntil() const { return m_wallTimeUntil; }
    /// The zone of times without a zone.
    [[nodiscard]] QString timeZone() const { return m_timeZone; }
    /// For a backend whose requests have a city and no zone of their own.
    [[nodiscard]] QMap<QString, QString> zonesByCity() const { return m_zonesByCity; }
    /// Other spellings of zones: "Pacific Time (US & Canada)" to "America/Los_Angeles".
    [[nodiscard]] QMap<QString, QString> zoneNames() const { return m_zoneNames; }
    [[nodiscard]] QStringList staffRoles() const { return m_staffRoles; }
    [[nodiscard]] QStringList activeWords() const { return m_activeWords; }
    [[nodiscard]] QString currency() const { return m_currency; }
    /// 1 when money columns hold cents, 100 when they hold whole units.
    [[nodiscard]] int centsPerUnit() const { return m_centsPerUnit; }

private:
    friend class LegacyMappingParser;
    QString m_name;
    QMap<QString, Table> m_tables;
    QStringList m_liveStatuses;
    QStringList m_liveNullColumns;
    QStringList m_liveFalseColumns;
    QMap<QString, int> m_slotsByService;
    int m_slotsOtherwise = 1;
    int m_minutesOtherwise = 60;
    QString m_wallTimeUntil;
    QString m_timeZone = QStringLiteral("UTC");
    QMap<QString, QString> m_zonesByCity;
    QMap<QString, QString> m_zoneNames;
    QStringList m_staffRoles;
    QStringList m_activeWords;
    QString m_currency = QStringLiteral("USD");
    int m_centsPerUnit = 1;
};

} // namespace slotdesk
