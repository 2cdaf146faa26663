// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/sealedbatch.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// What a check of a sealed log found: the first thing that does not agree, or how much does.
struct LogReport
{
    struct Finding
    {
        QString what; ///< changed, missing, inserted or reordered
        qint64 batch = 0;
        qint64 event = 0; ///< 0: the batch itself
        QString sentence;
    };

    qint64 batches = 0;
    qint64 events = 0;
    qint64 retiredBatches = 0; ///< only their links could be checked, not their events
    SealedBatch last;          ///< the end of the chain, without its rows
    std::optional<Finding> finding;

    [[nodiscard]] bool holds() const { return !finding; }
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString text() const;
};

/// Goes along a chain, batch by batch, and stops at the first link that does not hold. Knows nothing of where the
/// batches and lines come from.
class LogCheck
{
public:
    LogCheck() = default;
    /// Goes on where an earlier check ended.
    explicit LogCheck(LogReport before) : m_report(std::move(before)) {}
    /// False: see report().finding. The lines are in the order in which they were read.
    bool add(const SealedBatch& batch, const QList<QByteArray>& lines);
    bool fail(const QString& what, qint64 batch, qint64 event, const QString& sentence);
    [[nodiscard]] const LogReport& report() const { return m_report; }

private:
    [[nodiscard]] bool link(const SealedBatch& batch);
    [[nodiscard]] bool rows(const SealedBatch& batch, const QList<QByteArray>& lines);
    [[nodiscard]] bool differs(const SealedBatch& batch, qint64 id, const QByteArray& line);
    LogReport m_report;
};

} // namespace slotdesk
