// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// Whom simulated traffic is about and as whom it logs in. Read once by the program that starts the simulators and
/// handed to each as one line of JSON on its standard input, so that no URI stands on a command line.
struct SimWorld
{
    struct Person
    {
        qint64 id = 0;
        qint64 market = 0; ///< where they work, or ask
    };

    Endpoint backend;         ///< a login in slotdesk_backend
    Endpoint legacy;          ///< a login in slotdesk_legacy only
    QList<Person> therapists; ///< who answers offers
    QList<Person> clients;
    QStringList services;

    [[nodiscard]] static QString backendLogin() { return QStringLiteral("demo_phone_app"); }
    [[nodiscard]] static QString legacyLogin() { return QStringLiteral("demo_old_backend"); }

    /// Makes the two logins where `owner` may, and people to play with where there are none. At most `therapists`
    /// answer; 0: all of them.
    [[nodiscard]] static Result<SimWorld> prepare(const Endpoint& owner, int therapists, bool withLegacy);

    [[nodiscard]] QJsonObject toJson(bool asLegacy) const;
    /// What one simulator got: the endpoint stands in `backend` whichever it is.
    [[nodiscard]] static Result<SimWorld> fromJson(const QByteArray& line);
};

} // namespace slotdesk
