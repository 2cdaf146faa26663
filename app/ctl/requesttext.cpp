// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/requesttext.h"

#include "app/ctl/output.h"
#include "app/ctl/texttable.h"
#include "domain/money.h"

#include <QtCore/QJsonArray>

namespace slotdesk {

namespace {

QString word(const QJsonObject& row, const char* key)
{
    return printable(row.value(QLatin1String(key)).toVariant().toString());
}

QString at(const QJsonObject& row, const char* key, const QString& zone, bool withMs = false)
{
    const QString utc = word(row, key);
    return utc.isEmpty() ? QString() : wallClock(utc, zone, withMs);
}

QString slotTable(const QJsonArray& rows, const QString& zone)
{
    TextTable table;
    for (const char* title : {"Slot", "Row", "Status", "Therapist", "Booked", "Exempt", "Version"})
        table.addColumn(QLatin1String(title));
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        table.addRow({row.value(QStringLiteral("position")).isNull() ? QStringLiteral("-") : word(row, "position"),
                      word(row, "id"), word(row, "status"), word(row, "therapist_name"),
                      at(row, "booked_at", zone, true), word(row, "exempt_reason"), word(row, "version")});
    }
    return table.text();
}

QString offerTable(const QJsonArray& rows, const QString& zone)
{
    TextTable table;
    for (const char* title : {"Offer", "Therapist", "Id", "Status", "Sent", "Lapses"})
        table.addColumn(QLatin1String(title));
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const QString cause = word(row, "cause");
        table.addRow({word(row, "id"), word(row, "therapist_name"), word(row, "therapist_id"),
                      word(row, "status") + (cause.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(cause)),
                      at(row, "sent_at", zone), at(row, "expires_at", zone)});
    }
    return table.text();
}

QString timelineTable(const QJsonArray& rows, const QString& zone)
{
    TextTable table;
    for (const char* title : {"When", "What", "Slot", "Therapist", "By", "Reason", "Writer"})
        table.addColumn(QLatin1String(title));
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const QString position = word(row, "position_no");
        table.addRow({at(row, "at", zone, true), word(row, "kind"),
                      position == QLatin1String("0") ? QString() : position, word(row, "therapist_name"),
                      word(row, "actor"), word(row, "reason"), word(row, "writer")});
    }
    return table.text();
}

} // namespace

QString requestText(const QJsonObject& request)
{
    const QString zone = word(request, "time_zone");
    QString text =
        QStringLiteral("Request %1, version %2: %3, %4 of %5 booked%6\n%7, %8 – %9, %10\nClient %11 (%12) %13\n")
            .arg(word(request, "id"), word(request, "version"), word(request, "status"), word(request, "live"),
                 word(request, "slots"),
                 request.value(QStringLiteral("double_booked")).toBool() ? QStringLiteral(", DOUBLE BOOKED")
                                                                         : QString(),
                 word(request, "service"), at(request, "starts_at", zone), at(request, "ends_at", zone))
            .arg(word(request, "market_name"), word(request, "client_name"), word(request, "client_id"),
                 word(request, "client_phone"));
    const QJsonValue price = request.value(QStringLiteral("price_cents"));
    if (!price.isNull())
        text += QStringLiteral("Price %1\n").arg(moneyText(price.toInteger(), word(request, "currency").toLatin1()));
    if (!word(request, "note").isEmpty())
        text += QStringLiteral("Note: %1\n").arg(word(request, "note"));
    QStringList pages = {text};
    pages += slotTable(request.value(QStringLiteral("appointments")).toArray(), zone);
    if (const QJsonArray offers = request.value(QStringLiteral("offers")).toArray(); !offers.isEmpty())
        pages += offerTable(offers, zone);
    pages += timelineTable(request.value(QStringLiteral("timeline")).toArray(), zone);
    return pages.join(QLatin1Char('\n')).trimmed();
}

} // namespace slotdesk
