// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/simworld.h"

#include <QtCore/QObject>
#include <memory>
#include <vector>

class QProcess;

namespace slotdesk {

/// Simulated backends as processes of their own: starts them, gathers what they counted, ends them. They also end by
/// themselves when this program dies, because their standard input closes then. Needs an event loop.
class DemoTraffic : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int backends = 3;
        int legacyBackends = 1; ///< one is enough for a surplus every few minutes
        int seconds = 0;        ///< 0: until stop()
        double rate = 0.5;      ///< events a second in all; 0: as fast as they can
        quint64 seed = 1;
    };

    DemoTraffic(SimWorld world, const Options& options, QObject* parent = nullptr);
    ~DemoTraffic() override;

    /// Missing error when the simulator's program is not there.
    [[nodiscard]] Result<Done> start();
    /// Asks them to end; finished() follows.
    void stop();
    [[nodiscard]] bool running() const { return m_running > 0; }
    /// What all of them counted: {"create_request": {"ok": 12}, …}. Complete after finished().
    [[nodiscard]] QJsonObject counts() const { return m_counts; }
    /// What they complained about.
    [[nodiscard]] QString complaints() const { return m_complaints; }

Q_SIGNALS:
    void finished();

private:
    void startOne(const QString& program, int index, bool legacy);
    void ended(QProcess* process);
    void add(const QJsonObject& counts);

    SimWorld m_world;
    Options m_options;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    int m_running = 0;
    QJsonObject m_counts;
    QString m_complaints;
};

} // namespace slotdesk
