// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logverifier.h"

#include "services/listings.h"
#include "services/sealedline.h"
#include "services/sealedlog.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QHash>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QString verifierText(const char* text)
{
    return QCoreApplication::translate("LogVerifier", text);
}

} // namespace

Result<LogReport> LogVerifier::database(PgConnection& connection, const Each& each)
{
    if (const auto begun = connection.exec("begin isolation level repeatable read read only"); !begun)
        return begun.error();
    Result<LogReport> report = snapshot(connection, each);
    const auto ended = connection.exec("rollback");
    return report && !ended ? Result<LogReport>(ended.error()) : report;
}

Result<LogReport> LogVerifier::snapshot(PgConnection& connection, const Each& each)
{
    SealedLog log(connection);
    LogCheck check;
    qint64 after = 0;
    while (true) {
        const Result<QList<SealedBatch>> batches = log.batchesAfter(after);
        if (!batches)
            return batches.error();
        if (batches->isEmpty())
            break;
        for (const SealedBatch& batch : *batches) {
            const Result<QList<QByteArray>> lines = log.lines(batch.no);
            if (!lines)
                return lines.error();
            if (!check.add(batch, *lines))
                return check.report();
            if (each)
                each(batch);
            after = batch.no;
        }
    }
    const Result<qint64> stranger = log.unsealedBetween();
    if (!stranger)
        return stranger.error();
    if (*stranger != 0)
        check.fail(u"inserted"_s, 0, *stranger,
                   verifierText("Event %1 was put in where everything is sealed: it is in no batch.").arg(*stranger));
    return check.report();
}

Result<LogReport> LogVerifier::file(const QString& fileName, const Each& each)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return usageError(verifierText("%1 cannot be read: %2").arg(fileName, file.errorString()));
    LogCheck check;
    std::optional<SealedBatch> batch;
    QList<QByteArray> lines;
    const auto finish = [&] {
        const bool good = !batch || check.add(*batch, lines);
        if (good && batch && each)
            each(*batch);
        lines.clear();
        return good;
    };
    for (qint64 number = 1; !file.atEnd(); ++number) {
        QByteArray line = file.readLine();
        const bool whole = line.endsWith('\n');
        line.chop(whole ? 1 : 0);
        if (SealedBatch::isLine(line) && whole) {
            if (!finish())
                return check.report();
            batch = SealedBatch::fromLine(line);
        } else if (whole && SealedLine::idIn(line) > 0) {
            lines.append(line);
        } else {
            batch.reset();
        }
        if (!batch) {
            check.fail(u"changed"_s, check.report().last.no + 1, 0,
                       verifierText("Line %1 of the file is no line of a sealed log.").arg(number));
            return check.report();
        }
    }
    (void)finish();
    return check.report();
}

Result<LogReport> LogVerifier::databaseAgainstFile(PgConnection& connection, const QString& fileName)
{
    QHash<qint64, QByteArray> exported;
    Result<LogReport> inFile = file(fileName, [&](const SealedBatch& batch) { exported.insert(batch.no, batch.hash); });
    if (!inFile || !inFile->holds())
        return inFile;
    LogReport::Finding other;
    Result<LogReport> report = database(connection, [&](const SealedBatch& batch) {
        if (other.batch == 0 && exported.contains(batch.no) && exported.value(batch.no) != batch.hash)
            other = {
                u"changed"_s, batch.no, 0,
                verifierText("Batch %1 is another one in the file: the database's chain was made anew.").arg(batch.no)};
    });
    if (!report || !report->holds())
        return report;
    if (other.batch == 0 && report->last.no < inFile->last.no)
        other = {u"missing"_s, report->last.no + 1, 0,
                 verifierText("Batch %1 is in the file, and not in the database.").arg(report->last.no + 1)};
    if (other.batch > 0)
        report->finding = other;
    return report;
}

} // namespace slotdesk
