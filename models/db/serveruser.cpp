// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/serveruser.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <linux/close_range.h>
#include <pwd.h>
#include <unistd.h>

namespace slotdesk {

namespace {

DbError missing(const QString& message, const QString& hint)
{
    DbError error;
    error.kind = DbError::Kind::Missing;
    error.message = message;
    error.hint = hint;
    return error;
}

// No PG* of the person's shell may point our server or its tools somewhere else.
QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString& name : names)
        if (name.startsWith(QStringLiteral("PG")))
            environment.remove(name);
    environment.insert(QStringLiteral("LC_MESSAGES"), QStringLiteral("C"));
    return environment;
}

void prepare(QProcess& process, QStringList command)
{
    process.setProgram(command.takeFirst());
    process.setArguments(command);
    process.setProcessEnvironment(cleanEnvironment());
    process.setWorkingDirectory(QStringLiteral("/"));
    // A server or keeper that outlives us must not keep our sockets, pipes or locks open.
    process.setChildProcessModifier([] { ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC); });
}

} // namespace

Result<ServerUser> ServerUser::pick()
{
    ServerUser user;
    user.m_uid = ::geteuid();
    user.m_gid = ::getegid();
    if (user.m_uid != 0) {
        const passwd* self = ::getpwuid(user.m_uid);
        user.m_name = self ? QString::fromLocal8Bit(self->pw_name) : QString::number(user.m_uid);
        return user;
    }
    for (const char* name : {"postgres", "nobody"}) {
        const passwd* other = ::getpwnam(name);
        if (!other || other->pw_uid == 0)
            continue;
        user.m_uid = other->pw_uid;
        user.m_gid = other->pw_gid;
        user.m_name = QString::fromLatin1(name);
        return user;
    }
    return missing(QCoreApplication::translate("ServerUser",
                                               "PostgreSQL does not run as root, and there is no other user for it."),
                   QCoreApplication::translate("ServerUser", "Start Slotdesk as an ordinary user, or add one: "
                                                             "sudo useradd --system postgres"));
}

bool ServerUser::isOther() const
{
    return m_uid != ::geteuid();
}

Result<QByteArray> ServerUser::run(const QString& program, const QStringList& arguments, int timeoutMs) const
{
    QProcess process;
    prepare(process, command(program, arguments));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start();
    const bool ended = process.waitForFinished(timeoutMs);
    QByteArray output = process.readAll();
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return output;
    const QString reason = ended ? QString::fromLocal8Bit(output).trimmed() : process.errorString();
    return missing(QCoreApplication::translate("ServerUser", "%1 failed: %2").arg(program, reason), QString());
}

bool ServerUser::startDetached(const QString& program, const QStringList& arguments) const
{
    QProcess process;
    prepare(process, command(program, arguments));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

bool ServerUser::own(const QString& path) const
{
    return !isOther() || ::lchown(QFile::encodeName(path).constData(), m_uid, m_gid) == 0;
}

QStringList ServerUser::command(const QString& program, const QStringList& arguments) const
{
    QStringList all;
    if (isOther())
        all << QStringLiteral("setpriv") << QStringLiteral("--reuid=%1").arg(m_uid)
            << QStringLiteral("--regid=%1").arg(m_gid) << QStringLiteral("--init-groups") << QStringLiteral("--");
    return all << program << arguments;
}

} // namespace slotdesk
