// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlparams.h"

namespace slotdesk {

SqlParams& SqlParams::add(const QDateTime& at)
{
    return at.isValid() ? push(at.toUTC().toString(Qt::ISODateWithMs).toLatin1()) : null();
}

SqlParams& SqlParams::addArray(const QStringList& texts)
{
    QByteArray all("{");
    for (const QString& text : texts) {
        QByteArray quoted = text.toUtf8();
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        all += (all.size() > 1 ? ",\"" : "\"") + quoted + '"';
    }
    return push(all + '}');
}

SqlParams& SqlParams::addArray(const QList<qint64>& numbers)
{
    QByteArray all("{");
    for (const qint64 number : numbers)
        all += (all.size() > 1 ? "," : "") + QByteArray::number(number);
    return push(all + '}');
}

} // namespace slotdesk
