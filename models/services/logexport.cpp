// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logexport.h"

#include "services/listings.h"
#include "services/logverifier.h"
#include "services/sealedlog.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <unistd.h>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QString exportText(const char* text)
{
    return QCoreApplication::translate("LogExport", text);
}

DbError notWritten(const QFile& file)
{
    return usageError(exportText("%1 could not be written: %2").arg(file.fileName(), file.errorString()));
}

/// What follows `check`'s end, written behind it.
Result<LogExport::Written> append(SealedLog& log, LogCheck& check, QFile& file)
{
    LogExport::Written written;
    while (true) {
        const Result<QList<SealedBatch>> batches = log.batchesAfter(check.report().last.no);
        if (!batches)
            return batches.error();
        if (batches->isEmpty())
            break;
        for (const SealedBatch& batch : *batches) {
            const Result<QList<QByteArray>> lines = log.lines(batch.no);
            if (!lines)
                return lines.error();
            if (!check.add(batch, *lines))
                return notThere(
                    exportText("The log does not hold, so it is not exported. %1").arg(check.report().text()));
            QByteArray text = batch.line() + '\n';
            for (const QByteArray& line : *lines)
                text += line + '\n';
            if (file.write(text) != text.size())
                return notWritten(file);
            written.batches += 1;
            written.events += lines->size();
        }
    }
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return notWritten(file);
    written.last = check.report().last;
    return written;
}

} // namespace

QJsonObject LogExport::Written::toJson() const
{
    return {{u"batches"_s, batches},
            {u"events"_s, events},
            {u"last_batch"_s, last.no},
            {u"sha256"_s, QString::fromLatin1(last.hash)},
            {u"marked"_s, marked}};
}

Result<LogExport::Written> LogExport::run(PgConnection& connection, const QString& fileName)
{
    LogCheck check;
    if (QFile::exists(fileName)) {
        const Result<LogReport> before = LogVerifier::file(fileName);
        if (!before)
            return before.error();
        if (!before->holds())
            return notThere(exportText("%1 is no log that can be gone on with. %2").arg(fileName, before->text()));
        check = LogCheck(*before);
    }
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return notWritten(file);
    const qint64 size = file.size();
    SealedLog log(connection);
    // One snapshot: what is retired meanwhile is not missing.
    if (const auto begun = connection.exec("begin isolation level repeatable read read only"); !begun)
        return begun.error();
    Result<Written> written = append(log, check, file);
    if (const auto ended = connection.exec("rollback"); written && !ended)
        written = ended.error();
    if (!written) {
        if (!file.resize(size) || (size == 0 && !file.remove()))
            return notWritten(file);
        return written;
    }
    const Result<bool> may = log.mayMark();
    if (!may)
        return may.error();
    if (*may && written->last.no > 0) {
        const Result<int> marked = log.markExported(written->last);
        if (!marked)
            return marked.error();
        written->marked = true;
    }
    return written;
}

} // namespace slotdesk
