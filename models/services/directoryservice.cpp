// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/directoryservice.h"

namespace slotdesk {

namespace {

ClientRecord clientOf(const RowCells& row)
{
    return {row.id<ClientId>(0), row.text(1), row.text(2), row.text(3), row.text(4), row.int32(5)};
}

TherapistRecord therapistOf(const RowCells& row)
{
    return {row.id<TherapistId>(0),
            row.id<MarketId>(1),
            row.text(2),
            row.text(3),
            row.texts(4),
            row.isNull(5) ? std::nullopt : std::optional<double>(row.real(5)),
            row.boolean(6),
            row.int32(7)};
}

MarketRecord marketOf(const RowCells& row)
{
    return {row.id<MarketId>(0), row.text(1), row.text(2), row.text(3), row.int32(4)};
}

StaffRecord personOf(const RowCells& row)
{
    return {row.text(0), row.text(1), row.text(2),
            row.isNull(3) ? std::nullopt : std::optional<QList<MarketId>>(row.ids<MarketId>(3)), row.int32(4)};
}

SettingRecord settingOf(const RowCells& row)
{
    return {row.text(0), row.text(1), row.text(2), row.int32(3)};
}

} // namespace

DirectoryService::Reply DirectoryService::save(CommandId command, const ClientRecord& client)
{
    SqlParams params;
    params.add(command).add(client.id).addOrNull(client.name).addOrNull(client.phone).addOrNull(client.email);
    params.addOrNull(client.note);
    return m_caller.call("select * from slotdesk.save_client($1, $2, $3, $4, $5, $6, $7)",
                         addVersion(params, client.version));
}

DirectoryService::Reply DirectoryService::save(CommandId command, const TherapistRecord& therapist)
{
    SqlParams params;
    params.add(command).add(therapist.id).add(therapist.market).add(therapist.name).addOrNull(therapist.phone);
    params.addArray(therapist.services);
    if (therapist.rating)
        params.raw(QByteArray::number(*therapist.rating, 'f', 2));
    else
        params.null();
    params.add(therapist.active);
    return m_caller.call("select * from slotdesk.save_therapist($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                         addVersion(params, therapist.version));
}

DirectoryService::Reply DirectoryService::save(CommandId command, const MarketRecord& market)
{
    SqlParams params;
    params.add(command).add(market.id).add(market.name).add(market.timeZone).add(market.currency);
    return m_caller.call("select * from slotdesk.save_market($1, $2, $3, $4, $5, $6)",
                         addVersion(params, market.version));
}

DirectoryService::Reply DirectoryService::save(CommandId command, const StaffRecord& person)
{
    SqlParams params;
    params.add(command).add(person.login).add(person.name).add(person.role);
    if (person.markets)
        params.addArray(*person.markets);
    else
        params.null();
    return m_caller.call("select * from slotdesk.save_staff($1, $2, $3, $4, $5, $6)",
                         addVersion(params, person.version));
}

DirectoryService::Reply DirectoryService::save(CommandId command, const SettingRecord& setting)
{
    SqlParams params;
    params.add(command).add(setting.name).add(setting.value);
    return m_caller.call("select * from slotdesk.save_setting($1, $2, $3, $4)", addVersion(params, setting.version));
}

DirectoryService::Answer<ClientRecord> DirectoryService::client(ClientId id)
{
    return m_caller.rows<ClientRecord>("select id, name, phone, email, note, version from slotdesk.visible_client "
                                       "where id = $1",
                                       SqlParams().add(id), &clientOf);
}

DirectoryService::Answer<ClientRecord> DirectoryService::clientsByPhone(const QString& phone)
{
    return m_caller.rows<ClientRecord>("select id, name, phone_number, email, note, version "
                                       "from slotdesk.find_client($1)",
                                       SqlParams().add(phone), &clientOf);
}

DirectoryService::Answer<TherapistRecord> DirectoryService::therapists()
{
    return m_caller.rows<TherapistRecord>("select id, market_id, name, phone, services, rating, active, version "
                                          "from slotdesk.visible_therapist order by lower(name), id",
                                          {}, &therapistOf);
}

DirectoryService::Answer<MarketRecord> DirectoryService::markets()
{
    return m_caller.rows<MarketRecord>("select id, name, time_zone, currency, version from slotdesk.visible_market "
                                       "order by lower(name), id",
                                       {}, &marketOf);
}

DirectoryService::Answer<StaffRecord> DirectoryService::staff()
{
    return m_caller.rows<StaffRecord>("select login, name, role, markets, version from slotdesk.staff "
                                      "order by lower(name), login",
                                      {}, &personOf);
}

DirectoryService::Answer<SettingRecord> DirectoryService::settings()
{
    return m_caller.rows<SettingRecord>("select name, value, about, version from slotdesk.setting order by name", {},
                                        &settingOf);
}

} // namespace slotdesk
