// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/importcheck.h"

#include "services/legacysql.h"

#include <QtCore/QSet>
#include <QtCore/QStringBuilder>
#include <cmath>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

struct Case
{
    std::optional<double> gapMs;
    qint64 costCents = 0;
    bool open = true;
    bool untouched = true;

    [[nodiscard]] bool sameAs(const Case& other) const
    {
        return costCents == other.costCents && gapMs.has_value() == other.gapMs.has_value() &&
               (!gapMs || std::abs(*gapMs - *other.gapMs) < 0.001);
    }
};

QString keyOf(const QString& kind, const QList<qint64>& ids)
{
    QString key = kind % u" of appointments"_s;
    for (qint64 id : ids)
        key += u' ' % QString::number(id);
    return key;
}

} // namespace

Result<Done> ImportCheck::run(PgConnection& slotdesk, const AuditReport& audit, ImportReport& report)
{
    report.doubleBookings = audit.doubleBookings.size();
    if (const auto good = compareAlerts(slotdesk, audit, report); !good)
        return good.error();
    return countViolations(slotdesk, report);
}

Result<Done> ImportCheck::compareAlerts(PgConnection& slotdesk, const AuditReport& audit, ImportReport& report)
{
    const auto found = slotdesk.exec(LegacySql::resource(u"import_alerts.sql"_s));
    if (!found)
        return found.error();
    QSet<qint64> changed; // rows that the old backend changed after their import: its audit speaks of other rows now
    for (const Oddity& oddity : report.oddities) {
        if (oddity.kind == u"changed_since")
            changed.unite(QSet<qint64>(oddity.ids.cbegin(), oddity.ids.cend()));
    }
    const auto excused = [&changed](const QList<qint64>& ids) {
        return std::any_of(ids.cbegin(), ids.cend(), [&changed](qint64 id) { return changed.contains(id); });
    };
    QHash<QString, Case> alerts;
    QHash<QString, QList<qint64>> rows;
    for (int row = 0; row < found->rows(); ++row) {
        const QString key = keyOf(found->text(row, 0), found->int64Array(row, 1));
        rows.insert(key, found->int64Array(row, 1));
        if (alerts.contains(key) && !found->boolean(row, 4))
            continue;
        alerts.insert(key, {found->isNull(row, 2) ? std::nullopt : std::optional(found->real(row, 2)),
                            found->int64(row, 3), found->boolean(row, 4), found->boolean(row, 5)});
    }
    for (const AuditReport::DoubleBooking& booking : audit.doubleBookings) {
        const QString key = keyOf(wordOf(booking.kind), booking.appointmentIds);
        const auto alert = alerts.constFind(key);
        if (alert == alerts.cend()) {
            if (!excused(booking.appointmentIds))
                report.disagreements << QString(u"The audit names a case without an alert: "_s % key);
        } else if (!alert->sameAs({booking.gapMs, booking.costCents, true, true})) {
            report.disagreements << QString(u"Gap or cost differ between audit and alert: "_s % key);
        }
        alerts.remove(key);
    }
    for (auto it = alerts.cbegin(); it != alerts.cend(); ++it) {
        if (it->open && it->untouched && !excused(rows.value(it.key())))
            report.disagreements << QString(u"An alert stands for a case that the audit does not name: "_s % it.key());
    }
    return Done{};
}

Result<Done> ImportCheck::countViolations(PgConnection& slotdesk, ImportReport& report)
{
    const auto broken =
        slotdesk.exec("select rule, count(*), min(what) from slotdesk.violations() group by rule order by rule");
    if (!broken)
        return broken.error();
    for (int row = 0; row < broken->rows(); ++row)
        report.disagreements << QString(u"slotdesk.violations() has "_s % broken->text(row, 1) % u" of "_s %
                                        broken->text(row, 0) % u", for instance: "_s % broken->text(row, 2));
    return Done{};
}

} // namespace slotdesk
