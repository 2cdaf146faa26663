// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/webhooktext.h"

#include <QtCore/QDateTime>
#include <QtCore/QStringList>
#include <QtCore/QTimeZone>

namespace slotdesk {

namespace {

QString sentenceOf(QString kind)
{
    kind.replace(QLatin1Char('_'), QLatin1Char(' '));
    return kind.left(1).toUpper() + kind.mid(1);
}

QString startText(const QJsonObject& facts)
{
    const QDateTime at = QDateTime::fromString(facts.value(QLatin1String("starts_at")).toString(), Qt::ISODateWithMs);
    const QTimeZone zone(facts.value(QLatin1String("time_zone")).toString().toUtf8());
    if (!at.isValid())
        return {};
    const QDateTime there = zone.isValid() ? at.toTimeZone(zone) : at.toUTC();
    return QStringLiteral("starts ") + there.toString(QStringLiteral("yyyy-MM-dd HH:mm ")) +
           there.timeZoneAbbreviation();
}

} // namespace

QString WebhookText::of(const RelayDelivery& delivery)
{
    const QJsonObject& facts = delivery.facts;
    const auto word = [&facts](const char* name) { return facts.value(QLatin1String(name)).toVariant().toString(); };
    QString text = sentenceOf(word("kind"));
    if (!word("alert_kind").isEmpty())
        text += QStringLiteral(": ") + word("alert_kind").replace(QLatin1Char('_'), QLatin1Char(' '));
    QStringList parts;
    for (const char* about : {"alert", "request", "appointment", "offer", "therapist"}) {
        if (const QString id = word(QByteArray(QByteArray(about) + "_id").constData()); !id.isEmpty())
            parts += QLatin1String(about) + QLatin1Char(' ') + id;
    }
    parts += {word("service"), word("market"), startText(facts)};
    if (!word("reason_code").isEmpty())
        parts += QStringLiteral("reason ") + word("reason_code");
    parts.removeAll(QString());
    if (!parts.isEmpty())
        text += QStringLiteral(" (") + parts.join(QStringLiteral(", ")) + QLatin1Char(')');
    QStringList gap;
    for (const qint64 event : delivery.gap)
        gap += QString::number(event);
    if (!gap.isEmpty())
        text += QStringLiteral(". Before it, this was never delivered: event ") + gap.join(QStringLiteral(", "));
    if (delivery.late)
        text += QStringLiteral(". Late: sent again by a person");
    text.replace(QLatin1Char('&'), QLatin1String("&amp;"));
    text.replace(QLatin1Char('<'), QLatin1String("&lt;"));
    return text.replace(QLatin1Char('>'), QLatin1String("&gt;"));
}

} // namespace slotdesk
