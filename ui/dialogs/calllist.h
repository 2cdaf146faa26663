// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// Who has to hear of something that was cancelled: the client, and the therapists who held its slots.
struct CallList
{
    struct Person
    {
        QString name;
        QString part; ///< "client", "had slot 2"
        QString phone;
    };

    RequestId request;
    QString about; ///< "48 197 · Couples 60 · 15:45 in Los Angeles"
    bool late = false;
    QList<Person> people;
};

} // namespace slotdesk
