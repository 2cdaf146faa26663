// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "services/commandcaller.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <optional>

namespace slotdesk {

// The rows that people look after, as they are read and saved: always whole. An id that is not valid, or a login that
// is not there, makes a new one. `version` is the one that was read; 0 saves whatever stands there.

struct ClientRecord
{
    ClientId id = {};
    QString name = {};
    QString phone = {};
    QString email = {};
    QString note = {};
    int version = 0;
};

struct TherapistRecord
{
    TherapistId id = {};
    MarketId market = {};
    QString name = {};
    QString phone = {};
    QStringList services = {}; ///< empty: every service
    std::optional<double> rating = {};
    bool active = true;
    int version = 0;
};

struct MarketRecord
{
    MarketId id = {};
    QString name = {};
    QString timeZone = {};
    QString currency = QStringLiteral("USD");
    int version = 0;
};

struct StaffRecord
{
    QString login = {}; ///< of the database
    QString name = {};
    QString role = {};                           ///< agent, supervisor, admin, reader
    std::optional<QList<MarketId>> markets = {}; ///< none: every market; empty: no market
    int version = 0;
};

struct SettingRecord
{
    QString name = {};
    QString value = {};
    QString about = {};
    int version = 0;
};

/// Clients, therapists, markets, staff and settings. Commands reply as BookingService does; who may what is the
/// database's to say.
class DirectoryService
{
public:
    using Reply = CommandCaller::Reply;
    template <typename T>
    using Answer = QFuture<Result<QList<T>>>;

    explicit DirectoryService(std::shared_ptr<DbWorker> worker) : m_caller(std::move(worker)) {}

    [[nodiscard]] Reply save(CommandId command, const ClientRecord& client);
    [[nodiscard]] Reply save(CommandId command, const TherapistRecord& therapist);
    [[nodiscard]] Reply save(CommandId command, const MarketRecord& market);
    [[nodiscard]] Reply save(CommandId command, const StaffRecord& person);
    [[nodiscard]] Reply save(CommandId command, const SettingRecord& setting);

    /// One client that the caller may see, or none.
    [[nodiscard]] Answer<ClientRecord> client(ClientId id);
    /// Whose number is this, in any format? Only whole numbers are answered, and in every market.
    [[nodiscard]] Answer<ClientRecord> clientsByPhone(const QString& phone);
    /// Of the caller's markets, by name.
    [[nodiscard]] Answer<TherapistRecord> therapists();
    [[nodiscard]] Answer<MarketRecord> markets();
    [[nodiscard]] Answer<StaffRecord> staff();
    [[nodiscard]] Answer<SettingRecord> settings();

private:
    CommandCaller m_caller;
};

} // namespace slotdesk
