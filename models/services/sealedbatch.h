// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <optional>

namespace slotdesk {

/// One link of the log's chain: which events it seals, in order, the hash of each, and its own hash over all of that
/// and the link before. All hashes are in hex; times are text, as they were hashed.
struct SealedBatch
{
    qint64 no = 0;
    QByteArray incarnation;
    QByteArray lastXid;
    qint64 lastId = 0;
    QByteArray newestAt;
    QByteArray sealedAt;
    QList<qint64> ids;
    QList<QByteArray> rowHashes;
    QByteArray previous;
    QByteArray hash;
    bool exported = false;
    bool retired = false; ///< its events are gone from the database

    /// What `hash` has to be.
    [[nodiscard]] QByteArray computed() const;
    /// The line that stands before its events in an exported file.
    [[nodiscard]] QByteArray line() const;
    /// Empty: this is no such line.
    [[nodiscard]] static std::optional<SealedBatch> fromLine(const QByteArray& line);
    [[nodiscard]] static bool isLine(const QByteArray& line) { return line.startsWith("{\"batch\":"); }
    /// What stands before the first batch.
    [[nodiscard]] static QByteArray beginning() { return QByteArray(64, '0'); }
};

} // namespace slotdesk
