// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>

namespace slotdesk {

namespace {

constexpr int patienceMs = 120000;

} // namespace

Program Program::run(const QString& name, const QStringList& arguments)
{
    QProcess process;
    process.start(name, arguments);
    Program result;
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished(-1);
        result.err = "did not end";
        return result;
    }
    result.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

QJsonObject Program::object() const
{
    return objects().value(0);
}

QList<QJsonObject> Program::objects() const
{
    QList<QJsonObject> all;
    for (const QByteArray& line : out.split('\n')) {
        if (!line.isEmpty())
            all += QJsonDocument::fromJson(line).object();
    }
    return all;
}

} // namespace slotdesk
