// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

namespace slotdesk {

/// The person at this machine as a member of staff. On the private cluster nobody else can hand out logins, so the
/// operating system's user becomes one: a database login of the same name, supervisor and administrator, with a row in
/// `staff`. Bookings are then made by a person and not by the cluster's superuser.
class LocalStaff
{
public:
    struct Person
    {
        QString login; ///< of the database
        QString name;  ///< as the timeline shows it
    };

    /// Who runs this program. On the demo database everybody is its supervisor, Ana Ruiz.
    [[nodiscard]] static Person here(const QString& database);

    /// Makes the login and the staff row when they are not there; changes neither when they are. `owner` may act as
    /// slotdesk_owner and make roles.
    [[nodiscard]] static Result<Done> ensure(PgConnection& owner, const Person& person);

    /// A login role with these group roles, made when missing. Never takes anything away.
    [[nodiscard]] static Result<Done> ensureLogin(PgConnection& owner, const QString& login, const QStringList& groups);
};

} // namespace slotdesk
