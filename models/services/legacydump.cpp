// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacydump.h"

#include "services/legacysql.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int loadTimeoutMs = 300000;

DbError missing(const QString& sentence)
{
    return DbError{DbError::Kind::Missing, {}, sentence, {}};
}

Result<QString> program(const QString& name, const QString& folder)
{
    QString found = folder.isEmpty() ? QString() : QStandardPaths::findExecutable(name, {folder});
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(name);
    if (found.isEmpty())
        return missing(u"The program "_s % name % u" is not installed; loading a dump needs it."_s);
    return found;
}

} // namespace

Result<Done> LegacyDump::load(const QString& fileName, const Endpoint& database, const QString& binaries)
{
    QFile file(LegacySql::withResources(fileName));
    if (!file.open(QIODevice::ReadOnly))
        return missing(u"The dump "_s % fileName % u" cannot be read: "_s % file.errorString() % u'.');
    const auto gzip = program(u"gzip"_s, {});
    const auto psql = program(u"psql"_s, binaries);
    if (!gzip || !psql)
        return gzip ? psql.error() : gzip.error();

    QProcess unpack;
    QProcess load;
    unpack.setStandardOutputProcess(&load);
    load.setStandardOutputFile(QProcess::nullDevice());
    load.start(*psql, {u"-X"_s, u"-q"_s, u"-1"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, u"-"_s, u"-d"_s,
                       QString::fromUtf8(database.conninfo())});
    unpack.start(*gzip, {u"-dc"_s});
    unpack.write(file.readAll());
    unpack.closeWriteChannel();
    if (!unpack.waitForFinished(loadTimeoutMs) || unpack.exitCode() != 0) {
        load.kill();
        load.waitForFinished();
        return missing(u"The dump "_s % fileName % u" cannot be unpacked: "_s
                       % QString::fromUtf8(unpack.readAllStandardError()).trimmed());
    }
    if (!load.waitForFinished(loadTimeoutMs) || load.exitCode() != 0)
        return missing(u"The dump "_s % fileName % u" cannot be loaded: "_s
                       % QString::fromUtf8(load.readAllStandardError()).trimmed());
    return Done{};
}

} // namespace slotdesk
