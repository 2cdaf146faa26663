// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgresult.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace slotdesk {

/// The few facts about a legacy database that the meaning of each of its rows depends on
/// (resources/sql/legacy/facts.sql). Asked once a snapshot and written into each query, so that a query needs no table
/// of its own for them.
struct LegacyFacts
{
    QStringList zones;                ///< the backend's time zones that the server knows
    QJsonObject usualZones;           ///< a city in lower case -> the zone that most of its requests have
    QString commonZone;               ///< the zone that most requests have; the mapping's when none has any
    QHash<qint64, qint64> mergedInto; ///< a therapist who was merged -> the one who remains
    bool someTimeless = true;         ///< some request has no start of its own

    [[nodiscard]] static LegacyFacts from(const PgResult& rows);
};

} // namespace slotdesk
