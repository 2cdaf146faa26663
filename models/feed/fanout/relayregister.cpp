// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/relayregister.h"

#include "services/rowcells.h"

#include <algorithm>

namespace slotdesk {

namespace {

constexpr int answerMs = 2000; ///< longer, and rights are not known in time

PgConnection::Options optionsOfRelay()
{
    PgConnection::Options options;
    options.applicationName = "slotctl relay/" SLOTDESK_VERSION;
    options.connectTimeoutMs = answerMs;
    options.statementTimeoutMs = answerMs;
    options.cancelGraceMs = 300;
    return options;
}

/// login, name, markets
Result<QList<DeskRight>> rightsIn(const Result<PgResult>& rows)
{
    if (!rows)
        return rows.error();
    QList<DeskRight> rights;
    for (int row = 0; row < rows->rows(); ++row) {
        const RowCells cells(*rows, row);
        DeskRight right{cells.text(0), cells.text(1), {cells.isNull(2), cells.ids<MarketId>(2)}};
        QList<MarketId>& markets = right.audience.markets;
        std::sort(markets.begin(), markets.end());
        markets.erase(std::unique(markets.begin(), markets.end()), markets.end());
        rights.append(right);
    }
    return rights;
}

} // namespace

RelayRegister::RelayRegister(const Endpoint& endpoint) : m_worker(endpoint, optionsOfRelay()) {}

QFuture<Result<QList<DeskRight>>> RelayRegister::admit(const QByteArray& ticket)
{
    return m_worker.run<QList<DeskRight>>([id = m_id, ticket](PgConnection& connection) {
        return rightsIn(connection.exec("select login, name, markets from slotdesk.feed_admit($1, $2)",
                                        SqlParams().raw(id).raw(ticket)));
    });
}

QFuture<Result<QList<DeskRight>>> RelayRegister::rights(const QStringList& logins)
{
    return m_worker.run<QList<DeskRight>>([logins](PgConnection& connection) {
        return rightsIn(
            connection.exec("select login, null, markets from slotdesk.feed_rights($1)", SqlParams().addArray(logins)));
    });
}

QFuture<Result<bool>> RelayRegister::serve(int desks, int milliseconds)
{
    return m_worker.run<bool>([=, id = m_id, address = m_address](PgConnection& connection) -> Result<bool> {
        const Result<PgResult> said =
            connection.exec("select slotdesk.feed_serve($1, $2, $3, $4, $5, $6)", SqlParams()
                                                                                      .raw(id)
                                                                                      .add(address.host)
                                                                                      .add(int(address.port))
                                                                                      .raw(address.certificate)
                                                                                      .add(desks)
                                                                                      .add(milliseconds));
        return said ? Result<bool>(RowCells(*said, 0).boolean(0)) : Result<bool>(said.error());
    });
}

void RelayRegister::leave()
{
    m_worker.cancelAll();
    m_worker
        .run<bool>([id = m_id](PgConnection& connection) -> Result<bool> {
            const Result<PgResult> left = connection.exec("select slotdesk.feed_leave($1)", SqlParams().raw(id));
            return left ? Result<bool>(true) : Result<bool>(left.error());
        })
        .waitForFinished();
}

} // namespace slotdesk
