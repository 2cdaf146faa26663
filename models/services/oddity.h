// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// Something in a legacy database that is not as it should be: what, how often, which rows.
struct Oddity
{
    QString kind;  ///< a word for programs: "orphan_appointments"
    QString about; ///< the sentence for a person
    QString done;  ///< what the import did about it; empty in an audit
    qint64 count = 0;
    QList<qint64> ids; ///< legacy ids of the rows (of the requests, offers, … that the kind names)

    [[nodiscard]] QJsonObject toJson() const
    {
        QJsonArray list;
        for (qint64 id : ids)
            list.append(id);
        QJsonObject object{{QStringLiteral("kind"), kind},
                           {QStringLiteral("count"), count},
                           {QStringLiteral("ids"), list},
                           {QStringLiteral("about"), about}};
        if (!done.isEmpty())
            object.insert(QStringLiteral("done"), done);
        return object;
    }
};

} // namespace slotdesk
