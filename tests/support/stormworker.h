// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace slotdesk {

/// One process of an accept storm: connections that wait for the same starting shot and then accept the offers of
/// every request, each as a therapist of its own, all in the same order so that they meet. A program whose argument is
/// `workerFlag` runs this instead of its tests.
class StormWorker
{
public:
    static constexpr const char* workerFlag = "--storm-worker";
    static constexpr qint64 startingShot = 424242; ///< the advisory lock that the coordinator holds until all wait

    /// What one accept was answered, one line on the worker's stdout.
    struct Answer
    {
        RequestId request;
        TherapistId therapist;
        QByteArray code;   ///< an outcome code, or "booked" and "full" from the unlocked variant
        QByteArray winner; ///< name, of already_filled
        QByteArray at;     ///< booking time of the winner as the database wrote it

        [[nodiscard]] QByteArray line() const;
        [[nodiscard]] static Answer fromLine(const QByteArray& line);
    };

    /// argv: program, flag, conninfo, "locked" or "unlocked", therapist ids separated by commas (one a connection).
    static int run(const QByteArrayList& arguments);
};

} // namespace slotdesk
