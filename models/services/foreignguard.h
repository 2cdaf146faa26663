// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/legacymapping.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace slotdesk {

/// The guard on an old backend's own tables: one trigger there, everything else in a schema slotdesk_guard beside them.
/// The backend's code stays as it is. Each call is one transaction; blocking.
class ForeignGuard
{
public:
    enum class Mode {
        Observe, ///< a double booking is stored, and found
        Enforce, ///< it is refused with 23P01
    };

    struct Status
    {
        bool installed = false;
        bool active = false;   ///< the trigger is there and fires
        bool overlaps = false; ///< one therapist in two places is looked for too
        QString mode;
        QString backend;
        QString appointments; ///< the table that carries the trigger
        QJsonObject standing; ///< findings whose row is still booked, by kind
        qint64 found = 0;     ///< all findings, the repaired ones too
        QJsonArray newest;    ///< of those that stand, at most `newestShown`

        [[nodiscard]] bool clean() const { return standing.isEmpty(); }
        [[nodiscard]] QJsonObject toJson() const;
        [[nodiscard]] QString text() const;
    };
    static constexpr int newestShown = 100;

    explicit ForeignGuard(PgConnection& legacy) : m_legacy(legacy) {}

    /// Again: changes the mode, or makes the guard anew for another mapping; findings stay. Usage when the database is
    /// no such backend, 42501 when this login may not.
    [[nodiscard]] Result<Status> install(const LegacyMapping& mapping, Mode mode);
    [[nodiscard]] Result<Status> status();
    /// False: there was none.
    [[nodiscard]] Result<bool> remove();

private:
    [[nodiscard]] Result<Done> inTransaction(const std::function<Result<Done>()>& work);
    [[nodiscard]] Result<Done> installLocked(const LegacyMapping& mapping, Mode mode);
    [[nodiscard]] Result<Done> checkRights(const LegacyMapping& mapping);
    [[nodiscard]] Result<bool> isInstalled();
    [[nodiscard]] Result<bool> affordsOverlaps(const LegacyMapping& mapping);
    [[nodiscard]] Result<Done> readFindings(Status& status);

    PgConnection& m_legacy;
};

} // namespace slotdesk
