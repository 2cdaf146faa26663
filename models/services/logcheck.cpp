// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logcheck.h"

#include "services/sealedline.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QSet>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QString checkText(const char* text)
{
    return QCoreApplication::translate("LogCheck", text);
}

} // namespace

QJsonObject LogReport::toJson() const
{
    QJsonObject object{{u"holds"_s, holds()},
                       {u"batches"_s, batches},
                       {u"events"_s, events},
                       {u"retired_batches"_s, retiredBatches},
                       {u"sha256"_s, QString::fromLatin1(last.hash)}};
    if (finding)
        object.insert(u"finding"_s, QJsonObject{{u"what"_s, finding->what},
                                                {u"batch"_s, finding->batch},
                                                {u"event"_s, finding->event},
                                                {u"sentence"_s, finding->sentence}});
    return object;
}

QString LogReport::text() const
{
    if (finding)
        return finding->sentence;
    if (batches == 0)
        return checkText("Nothing is sealed yet.");
    QString text = checkText("The log holds: %1 events in %2 batches, up to %3.")
                       .arg(events)
                       .arg(batches)
                       .arg(QString::fromLatin1(last.sealedAt));
    if (retiredBatches > 0)
        text +=
            u' ' +
            checkText("The events of %1 more batches are retired: their exported file has them.").arg(retiredBatches);
    return text + u'\n' + checkText("Batch %1 ends it: %2").arg(last.no).arg(QString::fromLatin1(last.hash));
}

bool LogCheck::fail(const QString& what, qint64 batch, qint64 event, const QString& sentence)
{
    if (!m_report.finding)
        m_report.finding = LogReport::Finding{what, batch, event, sentence};
    return false;
}

bool LogCheck::add(const SealedBatch& batch, const QList<QByteArray>& lines)
{
    const bool gone = batch.retired && lines.isEmpty();
    if (m_report.finding || !link(batch) || !(gone || rows(batch, lines)))
        return false;
    (gone ? m_report.retiredBatches : m_report.batches) += 1;
    m_report.events += lines.size();
    m_report.last = batch;
    m_report.last.ids.clear();
    m_report.last.rowHashes.clear();
    return true;
}

bool LogCheck::link(const SealedBatch& batch)
{
    const qint64 next = m_report.last.no + 1;
    if (batch.no > next)
        return fail(u"missing"_s, next, 0, checkText("Batch %1 is missing.").arg(next));
    if (batch.no < next)
        return fail(u"reordered"_s, batch.no, 0,
                    checkText("Batch %1 stands where batch %2 belongs.").arg(batch.no).arg(next));
    if (batch.computed() != batch.hash)
        return fail(u"changed"_s, batch.no, 0,
                    checkText("Batch %1: what it lists was changed after it was sealed.").arg(batch.no));
    if (batch.previous != (next == 1 ? SealedBatch::beginning() : m_report.last.hash))
        return fail(
            u"changed"_s, batch.no, 0,
            checkText("Batch %1 does not follow batch %2: one of them was made anew.").arg(batch.no).arg(next - 1));
    return true;
}

bool LogCheck::rows(const SealedBatch& batch, const QList<QByteArray>& lines)
{
    QHash<qint64, qsizetype> places; // of the lines that the batch lists, in the order in which they came
    QHash<qint64, QByteArray> lineOf;
    QList<qint64> strangers;
    const QSet<qint64> listed(batch.ids.cbegin(), batch.ids.cend());
    for (const QByteArray& line : lines) {
        const qint64 id = SealedLine::idIn(line);
        if (!listed.contains(id) || places.contains(id)) {
            strangers.append(id);
            continue;
        }
        places.insert(id, places.size());
        lineOf.insert(id, line);
    }
    for (qsizetype i = 0; i < batch.ids.size(); ++i) {
        const qint64 id = batch.ids.at(i);
        if (!places.contains(id))
            return fail(u"missing"_s, batch.no, id, checkText("Batch %1: event %2 is missing.").arg(batch.no).arg(id));
        if (SealedLine::hashOf(lineOf.value(id)) != batch.rowHashes.at(i))
            return differs(batch, id, lineOf.value(id));
        if (places.value(id) != i && places.size() == batch.ids.size())
            return fail(u"reordered"_s, batch.no, id,
                        checkText("Batch %1: event %2 stands at another place.").arg(batch.no).arg(id));
    }
    if (!strangers.isEmpty())
        return fail(
            u"inserted"_s, batch.no, strangers.first(),
            checkText("Batch %1: event %2 was put in after it was sealed.").arg(batch.no).arg(strangers.first()));
    return true;
}

/// Changed, or another event's content under this id.
bool LogCheck::differs(const SealedBatch& batch, qint64 id, const QByteArray& line)
{
    for (qsizetype i = 0; i < batch.ids.size(); ++i) {
        const qint64 other = batch.ids.at(i);
        if (other != id && SealedLine::hashOf(SealedLine::withId(line, other)) == batch.rowHashes.at(i))
            return fail(
                u"reordered"_s, batch.no, id,
                checkText("Batch %1: event %2 holds what was sealed as event %3.").arg(batch.no).arg(id).arg(other));
    }
    return fail(u"changed"_s, batch.no, id,
                checkText("Batch %1: event %2 was changed after it was sealed.").arg(batch.no).arg(id));
}

} // namespace slotdesk
