// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/requestnewcommand.h"

#include "services/listings.h"

#include <limits>

namespace slotdesk {

namespace {

constexpr int anyInt = std::numeric_limits<int>::max();

} // namespace

void RequestNewCommand::declareArguments(CommandLine& line) const
{
    line.option(QStringLiteral("client"), QStringLiteral("The client."), QStringLiteral("ID"));
    line.option(QStringLiteral("market"), QStringLiteral("The market."), QStringLiteral("ID"));
    line.option(QStringLiteral("service"), QStringLiteral("What is asked for."), QStringLiteral("NAME"));
    line.option(QStringLiteral("slots"), QStringLiteral("How many therapists, 1 to 8 (1)."), QStringLiteral("N"),
                QStringLiteral("1"));
    line.option(QStringLiteral("start"),
                QStringLiteral("\"2026-12-01 18:30\" by the market's clock, or 2026-12-01T18:30:00+01:00."),
                QStringLiteral("TIME"));
    line.option(QStringLiteral("minutes"), QStringLiteral("How long (60)."), QStringLiteral("N"), QStringLiteral("60"));
    line.option(QStringLiteral("therapists"),
                QStringLiteral("Offer it to these only. Without it: everybody who does the service and is free then."),
                QStringLiteral("ID,ID"));
    line.option(QStringLiteral("note"), QStringLiteral("For the desk and the therapists."), QStringLiteral("TEXT"));
    line.option(QStringLiteral("price"), QStringLiteral("In cents of the market's currency."), QStringLiteral("CENTS"));
    line.option(QStringLiteral("pay"), QStringLiteral("What each therapist gets, in cents."), QStringLiteral("CENTS"));
}

void RequestNewCommand::read(CommandLine& line)
{
    for (const QString& option :
         {QStringLiteral("client"), QStringLiteral("market"), QStringLiteral("service"), QStringLiteral("start")}) {
        if (!line.isSet(option))
            line.mistake(QStringLiteral("--%1 is missing.").arg(option));
    }
    // Only what is no number at all stops here; what is too much is the server's to refuse.
    const auto cents = [&](const QString& option) { return line.isSet(option) ? line.number(option, 0, anyInt) : -1; };
    m_request.client = ClientId(line.id(QStringLiteral("client")));
    m_request.market = MarketId(line.id(QStringLiteral("market")));
    m_request.service = line.text(QStringLiteral("service"));
    m_request.slots = line.number(QStringLiteral("slots"), -anyInt, anyInt);
    m_request.minutes = line.number(QStringLiteral("minutes"), -anyInt, anyInt);
    for (qint64 id : line.ids(QStringLiteral("therapists")))
        m_request.therapists += TherapistId(id);
    m_request.note = line.text(QStringLiteral("note"));
    m_request.priceCents = cents(QStringLiteral("price"));
    m_request.payCents = cents(QStringLiteral("pay"));
    if (const std::optional<QDateTime> start = line.timeWithOffset(QStringLiteral("start")))
        m_request.startsAt = *start;
    else
        m_wallTime = line.text(QStringLiteral("start")).trimmed();
}

Result<Done> RequestNewCommand::prepare(const Server& server)
{
    if (m_wallTime.isEmpty())
        return Done{};
    const Result<QDateTime> start = server.ask<QDateTime>([this](PgConnection& connection) {
        return Listings(connection).marketTime(m_request.market.value(), m_wallTime);
    });
    if (!start)
        return start.error();
    m_request.startsAt = *start;
    return Done{};
}

BookingService::Reply RequestNewCommand::call(BookingService& service, CommandId id)
{
    return service.createRequest(id, m_request);
}

} // namespace slotdesk
