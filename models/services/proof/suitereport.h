// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/play.h"

#include <QtCore/QJsonObject>

namespace slotdesk::proof {

/// The books of the suite: which commands met how often, and what went wrong.
struct SuiteReport
{
    static constexpr int toldAtMost = 12;

    QList<QByteArray> functions;                            ///< the rows and columns of the matrix
    QByteArray about;                                       ///< not empty: only what meets this one was played
    std::map<std::pair<QByteArray, QByteArray>, int> cells; ///< interleavings of each pair, its names in order
    QList<QByteArray> unknown;                              ///< commands of the schema that no scene plays
    int interleavings = 0;
    int same = 0;  ///< orders not run: the locks make them the same as one that was
    int waits = 0; ///< statements that waited for a lock
    qint64 deadlocks = 0;
    int failures = 0;
    QStringList wrong; ///< the first of them, each with its play
    double seconds = 0;

    void count(const Play& play);
    void fail(const QString& what);
    void add(const SuiteReport& part);

    [[nodiscard]] bool holds() const
    {
        return failures == 0 && deadlocks == 0 && unknown.isEmpty() && holes().isEmpty();
    }
    /// Pairs that never met; of a part of the suite, those with the command that it is about.
    [[nodiscard]] QStringList holes() const;
    [[nodiscard]] QString matrix() const; ///< as a table for people
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace slotdesk::proof
