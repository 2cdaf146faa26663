// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/endpoint.h"

#include "db/conninfo.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace slotdesk {

namespace {

DbError usage(const QString& message)
{
    DbError error;
    error.kind = DbError::Kind::Usage;
    error.message = message;
    error.hint = QCoreApplication::translate(
        "Endpoint", "Write postgresql://user@host:5432/database, service=NAME, or host=… dbname=… user=…");
    return error;
}

QString displayOf(const ConnInfo& info)
{
    const auto text = [&](const char* keyword) { return QString::fromUtf8(info.value(keyword)); };
    const QString service = text("service");
    QString host = text("host").isEmpty() ? text("hostaddr") : text("host");
    if (host.isEmpty())
        host = service.isEmpty() ? QStringLiteral("localhost") : QStringLiteral("service=") + service;
    QString shown = text("user").isEmpty() ? host : text("user") + QLatin1Char('@') + host;
    if (!text("port").isEmpty())
        shown += QLatin1Char(':') + text("port");
    if (!text("dbname").isEmpty())
        shown += QLatin1Char('/') + text("dbname");
    return shown;
}

// An '@', '/' or ':' of a password that was not written %40, %2F or %3A cuts the URI in the wrong place: libpq then
// takes a piece of the password for the host or the database, and display() would show it.
bool cutsThroughPassword(const QByteArray& text, const ConnInfo& info)
{
    static const QRegularExpression ports(QStringLiteral("^[0-9,]*$"));
    if (!text.startsWith("postgresql://") && !text.startsWith("postgres://"))
        return info.value("dbname").contains("://");
    const QByteArray authority = text.left(text.indexOf('?') < 0 ? text.size() : text.indexOf('?'));
    return authority.count('@') > 1 || (authority.contains('@') && info.value("user").isEmpty()) ||
           !ports.match(QString::fromUtf8(info.value("port"))).hasMatch();
}

} // namespace

Endpoint::Endpoint(QByteArray conninfo, QString display)
    : m_conninfo(std::move(conninfo)), m_display(std::move(display))
{
}

Result<Endpoint> Endpoint::parse(const QString& text)
{
    const QByteArray conninfo = text.trimmed().toUtf8();
    if (conninfo.isEmpty())
        return usage(QCoreApplication::translate("Endpoint", "No database was named."));
    const std::optional<ConnInfo> info = conninfo.contains('\0') ? std::nullopt : ConnInfo::parse(conninfo);
    if (!info)
        return usage(QCoreApplication::translate("Endpoint", "The text that names the database cannot be read."));
    if (cutsThroughPassword(conninfo, *info))
        return usage(QCoreApplication::translate(
            "Endpoint", "The address of the database is ambiguous: write @, : and / in a password as %40, %3A, %2F."));
    return Endpoint(conninfo, displayOf(*info));
}

Endpoint Endpoint::socket(const QString& folder, const QString& database, const QString& user)
{
    ConnInfo info;
    info.set("host", folder.toUtf8());
    info.set("port", "5432");
    info.set("dbname", database.toUtf8());
    info.set("user", user.toUtf8());
    return {info.text(), displayOf(info)};
}

QString Endpoint::database() const
{
    return QString::fromUtf8(ConnInfo::parse(m_conninfo).value_or(ConnInfo()).value("dbname"));
}

QString Endpoint::user() const
{
    return QString::fromUtf8(ConnInfo::parse(m_conninfo).value_or(ConnInfo()).value("user"));
}

Endpoint Endpoint::withDatabase(const QString& database) const
{
    return with("dbname", database);
}

Endpoint Endpoint::withUser(const QString& user) const
{
    return with("user", user).with("password", QString());
}

Endpoint Endpoint::withPassword(const QString& password) const
{
    return with("password", password);
}

Endpoint Endpoint::with(const char* keyword, const QString& value) const
{
    std::optional<ConnInfo> info = isNull() ? std::nullopt : ConnInfo::parse(m_conninfo);
    if (!info)
        return {};
    info->set(keyword, value.toUtf8());
    return {info->text(), displayOf(*info)};
}

} // namespace slotdesk
