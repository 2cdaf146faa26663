// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealedbatch.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace slotdesk {

using namespace Qt::StringLiterals;

QByteArray SealedBatch::computed() const
{
    QByteArray text = "slotdesk log 1\n" + QByteArray::number(no) + '\n' + incarnation + '\n' + lastXid + '\n' +
                      QByteArray::number(ids.size()) + '\n' + newestAt + '\n' + sealedAt + '\n' + previous;
    for (qsizetype i = 0; i < ids.size(); ++i)
        text += '\n' + QByteArray::number(ids.at(i)) + ' ' + rowHashes.value(i);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

QByteArray SealedBatch::line() const
{
    QJsonArray rows;
    for (qsizetype i = 0; i < ids.size(); ++i)
        rows.append(QJsonArray{ids.at(i), QString::fromLatin1(rowHashes.at(i))});
    const auto text = [](const QByteArray& bytes) { return QString::fromLatin1(bytes); };
    return QJsonDocument(QJsonObject{{u"batch"_s, no},
                                     {u"incarnation"_s, text(incarnation)},
                                     {u"last_id"_s, lastId},
                                     {u"last_xid"_s, text(lastXid)},
                                     {u"newest_at"_s, text(newestAt)},
                                     {u"previous"_s, text(previous)},
                                     {u"retired"_s, retired},
                                     {u"rows"_s, rows},
                                     {u"sealed_at"_s, text(sealedAt)},
                                     {u"sha256"_s, text(hash)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<SealedBatch> SealedBatch::fromLine(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&object](const char* key) { return object[QLatin1String(key)].toString().toLatin1(); };
    SealedBatch batch;
    batch.no = object[u"batch"].toInteger();
    if (batch.no <= 0)
        return std::nullopt;
    batch.incarnation = text("incarnation");
    batch.lastXid = text("last_xid");
    batch.lastId = object[u"last_id"].toInteger();
    batch.newestAt = text("newest_at");
    batch.sealedAt = text("sealed_at");
    batch.previous = text("previous");
    batch.hash = text("sha256");
    batch.retired = object[u"retired"].toBool();
    for (const auto& row : object[u"rows"].toArray()) {
        batch.ids.append(row[0].toInteger());
        batch.rowHashes.append(row[1].toString().toLatin1());
    }
    return batch;
}

} // namespace slotdesk
