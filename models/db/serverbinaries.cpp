// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/serverbinaries.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

namespace slotdesk {

namespace {

constexpr int askTimeoutMs = 10000;

QString answerOf(const QString& program, const QString& argument)
{
    QProcess process;
    process.start(program, {argument});
    if (!process.waitForFinished(askTimeoutMs) || process.exitCode() != 0)
        return {};
    return QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
}

DbError missing(int major)
{
    DbError error;
    error.kind = DbError::Kind::Missing;
    if (major > 0) {
        error.message =
            QCoreApplication::translate(
                "ServerBinaries", "The private database was made by PostgreSQL %1, whose server is not installed.")
                .arg(major);
        error.hint =
            QCoreApplication::translate("ServerBinaries", "Install it: sudo apt install postgresql-%1").arg(major);
    } else {
        error.message =
            QCoreApplication::translate("ServerBinaries", "The PostgreSQL server (%1 or newer) is not installed.")
                .arg(ServerBinaries::oldestMajor);
        error.hint = QCoreApplication::translate(
            "ServerBinaries", "Install it: sudo apt install postgresql (Fedora: sudo dnf install postgresql-server)");
    }
    return error;
}

} // namespace

QStringList ServerBinaries::candidates()
{
    QStringList folders;
    const QString config = QStandardPaths::findExecutable(QStringLiteral("pg_config"));
    if (!config.isEmpty())
        folders.append(answerOf(config, QStringLiteral("--bindir")));
    const auto versioned = [&](const QString& parent, const QString& pattern) {
        const QStringList found = QDir(parent).entryList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& name : found)
            folders.append(parent + QLatin1Char('/') + name + QStringLiteral("/bin"));
    };
    versioned(QStringLiteral("/usr/lib/postgresql"), QStringLiteral("*"));
    versioned(QStringLiteral("/usr"), QStringLiteral("pgsql-*"));
    const QString onPath = QStandardPaths::findExecutable(QStringLiteral("postgres"));
    if (!onPath.isEmpty())
        folders.append(QFileInfo(QFileInfo(onPath).canonicalFilePath()).path());
    folders.removeAll(QString());
    folders.removeDuplicates();
    return folders;
}

Result<ServerBinaries> ServerBinaries::find(int major, const QStringList& folders)
{
    ServerBinaries best;
    for (const QString& folder : folders) {
        const int found = majorIn(folder);
        const bool wanted = major > 0 ? found == major : found >= oldestMajor;
        if (!wanted || found <= best.m_major)
            continue;
        best.m_folder = folder;
        best.m_major = found;
    }
    return best.m_major > 0 ? Result<ServerBinaries>(best) : Result<ServerBinaries>(missing(major));
}

QString ServerBinaries::program(const char* name) const
{
    return m_folder + QLatin1Char('/') + QString::fromLatin1(name);
}

int ServerBinaries::majorIn(const QString& folder)
{
    for (const char* name : {"initdb", "pg_ctl", "postgres"})
        if (!QFileInfo(folder + QLatin1Char('/') + QString::fromLatin1(name)).isExecutable())
            return 0;
    // "postgres (PostgreSQL) 15.8 (Debian …)", before a release "18beta1".
    static const QRegularExpression form(QStringLiteral(R"(\(PostgreSQL\) (\d+))"));
    return form.match(answerOf(folder + QStringLiteral("/postgres"), QStringLiteral("-V"))).captured(1).toInt();
}

} // namespace slotdesk
