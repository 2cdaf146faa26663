// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/doctorreport.h"

#include <QtCore/QJsonArray>

namespace slotdesk {

using namespace Qt::StringLiterals;

QJsonObject DoctorReport::toJson() const
{
    QJsonArray list;
    for (const Finding& finding : findings)
        list.append(QJsonObject{{u"topic"_s, finding.topic}, {u"what"_s, finding.sentence}, {u"do"_s, finding.advice}});
    return {{u"healthy"_s, healthy()}, {u"findings"_s, list}, {u"looked"_s, QJsonArray::fromStringList(looked)}};
}

QString DoctorReport::text() const
{
    QStringList lines = looked;
    for (const Finding& finding : findings)
        lines << u"%1: %2 %3"_s.arg(finding.topic, finding.sentence, finding.advice).trimmed();
    lines << (healthy()              ? u"Healthy."_s
              : findings.size() == 1 ? u"1 finding."_s
                                     : u"%1 findings."_s.arg(findings.size()));
    return lines.join(u'\n');
}

} // namespace slotdesk
