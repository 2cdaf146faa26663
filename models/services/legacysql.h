// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/legacyfacts.h"
#include "services/legacymapping.h"

namespace slotdesk {

/// Turns a mapping into SQL. The five raw_… queries differ from backend to backend and are made here; everything that
/// stands on them (resources/sql/legacy/*.sql) is the same for all. Every name is quoted and every word is a literal,
/// so that nothing in a mapping file can become SQL.
class LegacySql
{
public:
    /// Type names of the columns as pg_type has them, by table key and old column name.
    using Types = QHash<QString, QHash<QString, QString>>;

    LegacySql(const LegacyMapping& mapping, const Types& types) : m_mapping(mapping), m_types(types) {}

    /// "with … " with the canonical tables legacy_client, legacy_therapist, legacy_request, legacy_offer and
    /// legacy_appointment; append a query.
    /// Free texts (notes, reasons) are left null unless they are asked for: a million of them are slow to carry about.
    [[nodiscard]] QByteArray canonical(const LegacyFacts& facts, bool withTexts) const;
    /// What canonical() wants to know. Asked once, because pg_timezone_names reads a thousand files each time.
    [[nodiscard]] QByteArray facts() const;

    /// What a request and an appointment row mean, as a select list: canonical() reads tables with them, the guard a
    /// row that is being written.
    [[nodiscard]] QString requestColumns(bool withTexts) const;
    [[nodiscard]] QString appointmentColumns(bool withTexts) const;
    /// A text column, or null::text when the backend has none.
    [[nodiscard]] QString text(const QString& table, const QString& column) const;

    [[nodiscard]] const LegacyMapping& mapping() const { return m_mapping; }
    [[nodiscard]] static QString quoted(const QString& name);
    [[nodiscard]] static QString literal(const QString& text);
    /// "schema.table" with both parts quoted.
    [[nodiscard]] static QString quotedTable(const QString& name);
    /// The same file name; makes sure that ":/…" ones can be opened.
    [[nodiscard]] static QString withResources(const QString& fileName);
    /// Reads a query from resources/sql/legacy.
    [[nodiscard]] static QByteArray resource(const QString& name);

    /// Old types that a column of this kind may have: "id", "time", "amount", "flag"; empty for text, where any will
    /// do.
    [[nodiscard]] static QStringList typesFor(const QString& kind);
    [[nodiscard]] static QString kindOf(const QString& column);

private:
    [[nodiscard]] QByteArray raw(bool withTexts) const;
    [[nodiscard]] QString clients(bool withTexts) const;
    [[nodiscard]] QString therapists(bool withTexts) const;
    [[nodiscard]] QString offers() const;

    [[nodiscard]] QString word(const QString& table, const QString& column) const;
    [[nodiscard]] QString id(const QString& table, const QString& column) const;
    [[nodiscard]] QString amount(const QString& table, const QString& column, int factor) const;
    [[nodiscard]] QString time(const QString& table, const QString& column) const;
    [[nodiscard]] QString naive(const QString& table, const QString& column) const;
    [[nodiscard]] QString zone(const QString& table) const;
    [[nodiscard]] QString status(const QString& table) const;
    [[nodiscard]] QString note(const QString& table, const QString& separator) const;
    [[nodiscard]] QString live() const;
    /// How a status column is written most often, and what it can be compared with in that form.
    [[nodiscard]] QString asWritten(const QString& table) const;
    [[nodiscard]] QStringList literals(const QString& table, const QStringList& words) const;
    [[nodiscard]] bool isNumber(const QString& table) const;
    [[nodiscard]] static QString inList(const QString& expression, const QStringList& words);

    const LegacyMapping& m_mapping;
    Types m_types;
};

} // namespace slotdesk
