// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayworld.h"

#include <QtCore/QFile>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QSet>

namespace slotdesk {

namespace {

QByteArray quoted(const QByteArray& text)
{
    return '\'' + text + '\'';
}

} // namespace

RelayWorld::RelayWorld(PgFixture& fixture, const QByteArray& kinds)
    : m_database(fixture.freshDatabase(QStringLiteral("relay"))), m_kinds(kinds)
{
    m_owner = PgFixture::connect(m_database);
    m_bookings = std::make_unique<BookingWorld>(*m_owner, 6);
    m_admin =
        PgFixture::connect(fixture.login(m_database, QStringLiteral("relay_boss"), {QStringLiteral("slotdesk_admin")}));
    m_worker = fixture.login(m_database, QStringLiteral("relay_worker"), {QStringLiteral("slotdesk_worker")});
    (void)secretFile("ops", secret());
    set("relay_tries", 999);
    pointAtServer();
}

RelayWorld::~RelayWorld() = default;

QString RelayWorld::secretFile(const QByteArray& name, const QByteArray& value, bool forAll) const
{
    QFile file(m_folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    file.write(value + '\n');
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | (forAll ? QFile::ReadOther : QFile::Permission(0)));
    return file.fileName();
}

void RelayWorld::set(const QByteArray& setting, int value)
{
    m_bookings->run("update slotdesk.setting set value = '" + QByteArray::number(value) +
                    "' where name = " + quoted(setting));
}

void RelayWorld::pointAtServer()
{
    const Outcome saved = saveDestination("ops", "signed", m_server.url().toLatin1(), m_kinds);
    if (!saved.ok)
        qFatal("%s", qPrintable(saved.message));
}

Outcome RelayWorld::saveDestination(const QByteArray& name, const QByteArray& kind, const QByteArray& url,
                                    const QByteArray& kinds)
{
    const QByteArray id =
        m_bookings
            ->text("select coalesce((select id::text from slotdesk.relay_destination where name = " + quoted(name) +
                   "), 'null')")
            .toLatin1();
    const QByteArray secretName = kind == "signed" || url.contains("{secret}") ? quoted(name) : QByteArray("null");
    return outcomeOf(PgFixture::run(*m_admin, "select * from slotdesk.save_destination(gen_random_uuid(), " + id +
                                                  ", " + quoted(name) + ", " + quoted(kind) + ", " + quoted(url) +
                                                  ", " + quoted(kinds) + ", null, null, " + secretName +
                                                  ", false, null)"));
}

void RelayWorld::traffic(int requests)
{
    for (int i = 0; i < requests; ++i) {
        const RequestId request = m_bookings->request(1 + i % 2, 120 + 200 * i);
        (void)m_bookings->accept(request, 1 + i % 6);
        (void)m_bookings->call("decline_offer",
                               {QByteArray::number(m_bookings->offer(request, 1 + (i + 1) % 6).value())});
        if (i % 3 == 0)
            (void)m_bookings->call("cancel_request",
                                   {QByteArray::number(request.value()), "null", "'client_cancelled'"});
    }
}

QList<qint64> RelayWorld::expected()
{
    QList<qint64> ids;
    const PgResult rows = m_bookings->run("select e.id from slotdesk.event e cross join slotdesk.relay_destination d "
                                          "where d.name = 'ops' and slotdesk.relay_wants(d, e) and e.id >= (select "
                                          "min(f.id) from slotdesk.event f where f.kind = 'destination_saved') "
                                          "order by e.xid, e.id");
    for (int row = 0; row < rows.rows(); ++row)
        ids.append(rows.int64(row, 0));
    return ids;
}

QString RelayWorld::fault()
{
    QHash<qint64, QList<qint64>> before; ///< of its request, in order
    QHash<qint64, QList<qint64>> ofRequest;
    QSet<qint64> open;
    const PgResult rows = m_bookings->run("select id, coalesce(request_id, 0) from slotdesk.event order by xid, id");
    const QList<qint64> all = expected();
    for (int row = 0; row < rows.rows(); ++row) {
        const qint64 event = rows.int64(row, 0);
        if (!all.contains(event))
            continue;
        open.insert(event);
        if (rows.int64(row, 1) != 0) {
            before.insert(event, ofRequest.value(rows.int64(row, 1)));
            ofRequest[rows.int64(row, 1)].append(event);
        }
    }
    QHash<qint64, QByteArray> keys;
    for (const WebhookServer::Request& request : m_server.requests()) {
        const QString wrong = faultOf(request);
        if (!wrong.isEmpty())
            return wrong;
        for (const qint64 earlier : before.value(request.event())) {
            if (open.contains(earlier))
                return QStringLiteral("event %1 came before %2 was taken").arg(request.event()).arg(earlier);
        }
        const QByteArray key = request.headers.value("x-slotdesk-delivery");
        if (keys.value(request.event(), key) != key)
            return QStringLiteral("event %1 has two keys").arg(request.event());
        keys.insert(request.event(), key);
        if (request.ok)
            open.remove(request.event());
    }
    return open.isEmpty() ? QString() : QStringLiteral("%1 events never came").arg(open.size());
}

QString RelayWorld::faultOf(const WebhookServer::Request& request) const
{
    const QByteArray stamp = request.headers.value("x-slotdesk-timestamp");
    const QByteArray right =
        "v1=" +
        QMessageAuthenticationCode::hash(stamp + '.' + request.body, secret(), QCryptographicHash::Sha256).toHex();
    if (stamp.isEmpty() || request.headers.value("x-slotdesk-signature") != right)
        return QStringLiteral("not signed: ") + QString::fromUtf8(request.body);
    if (request.body.contains("Priya") || request.body.contains("212 555"))
        return QStringLiteral("a name or a number went out");
    return request.event() > 0 ? QString() : QStringLiteral("no event in it");
}

qint64 RelayWorld::waiting()
{
    return m_bookings->number("select count(*) from slotdesk.relay_delivery where state = 'waiting'");
}

qint64 RelayWorld::dead()
{
    return m_bookings->number("select count(*) from slotdesk.relay_delivery where state = 'dead'");
}

bool RelayWorld::allArrived()
{
    const qint64 sent = m_bookings->number("select count(*) from slotdesk.relay_delivery d join "
                                           "slotdesk.relay_destination t on t.id = d.destination where t.name = 'ops' "
                                           "and d.state = 'sent'");
    return sent >= expected().size() && waiting() == 0;
}

QuickRelay::QuickRelay(const RelayWorld& world, const QString& authority, bool once, int timeoutMs)
    : secrets(world.secrets()),
      sender(timeoutMs),
      relay(world.worker(), {3 * timeoutMs, timeoutMs, 8, {20, 100}, once, QStringLiteral("a test"), {}}, secrets,
            sender)
{
    if (!authority.isEmpty() && !sender.trust(authority))
        qFatal("The test's own authority is none");
    QObject::connect(&relay, &Relay::progress, &relay, [this](const QJsonObject& object, const QString& sentence) {
        said += object.value(QLatin1String("relay")).toString() + QStringLiteral(": ") + sentence;
    });
    relay.start();
}

bool QuickRelay::hasSaid(const char* word) const
{
    return said.join(QLatin1Char('\n')).contains(QLatin1String(word));
}

} // namespace slotdesk
