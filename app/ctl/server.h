// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commandline.h"
#include "app/ctl/output.h"
#include "db/dbworker.h"
#include "services/localdatabase.h"

namespace slotdesk {

/// The database a command works on: the one of --db, or the private cluster, which is set up on first use. Its schema
/// is this program's, or there is no Server.
class Server
{
public:
    enum class As {
        Person, ///< who books and reads
        Owner,  ///< who sets up and imports: on the private cluster its superuser
    };

    [[nodiscard]] static Result<std::unique_ptr<Server>> open(const CommandLine& line, const Output& output,
                                                              As as = As::Person);

    /// What --db names, with a warning when it holds a password. Null when there is no --db.
    [[nodiscard]] static Result<Endpoint> named(const CommandLine& line, const Output& output,
                                                const QString& option = QStringLiteral("db"));

    [[nodiscard]] const Endpoint& endpoint() const { return m_worker->endpoint(); }
    [[nodiscard]] std::shared_ptr<DbWorker> worker() const { return m_worker; }
    [[nodiscard]] bool isPrivate() const { return m_local != nullptr; }

    /// Runs the job on the one connection and waits for it.
    template <typename T>
    [[nodiscard]] Result<T> ask(std::function<Result<T>(PgConnection&)> job) const
    {
        return m_worker->run<T>(std::move(job)).result();
    }

private:
    Server() = default;
    std::unique_ptr<LocalDatabase> m_local; ///< holds the private cluster; outlives the worker
    std::shared_ptr<DbWorker> m_worker;
};

} // namespace slotdesk
