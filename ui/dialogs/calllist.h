// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// Who has to hear of something that was cancelled: the client, and the therapists who held its slots. That of a
/// settled double booking is kept in the database and shared by all desks.
struct CallList
{
    struct Person
    {
        QString name;
        QString part; ///< "client", "had slot 2"
        QString phone;
        qint64 call = 0;     ///< of a shared list: which row it is
        QString toldBy = {}; ///< of a shared list: "Leo Park at 14:03"; empty while nobody called

        friend bool operator==(const Person&, const Person&) = default;
    };

    [[nodiscard]] bool isShared() const { return alert.isValid(); }

    RequestId request;
    AlertId alert = {}; ///< of a shared list
    QString about;      ///< "48 197 · Couples 60 · 15:45 in Los Angeles"
    bool late = false;
    QList<Person> people;
};

} // namespace slotdesk
