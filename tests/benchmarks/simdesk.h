// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feedstream.h"

namespace slotdesk::test {

/// A desk without a board: follows a relay and says which version of one request it has been told last.
class SimDesk : public QObject
{
    Q_OBJECT

public:
    SimDesk(const FeedTicket& ticket, RequestId watched) : m_watched(watched), m_stream(ticket, 600000)
    {
        connect(&m_stream, &FeedStream::stirred, this, &SimDesk::read);
    }

    [[nodiscard]] bool isAwake() const { return m_awake; }
    void sleep() { m_awake = false; }
    void wake()
    {
        m_awake = true;
        read();
    }
    [[nodiscard]] int version() const { return m_version; }
    [[nodiscard]] int snapshots() const { return m_snapshots; }
    [[nodiscard]] bool hasEnded() const { return m_stream.state() == FeedStream::State::Ended; }

Q_SIGNALS:
    void saw(int version);

private:
    void read()
    {
        m_stream.read([this] { return m_awake; },
                      [this](const FeedStream::Letter& letter) {
                          m_snapshots += letter.isBatch && letter.batch.snapshot ? 1 : 0;
                          for (const AppointmentRequest& row : letter.batch.requests) {
                              if (row.id == m_watched && row.version != m_version) {
                                  m_version = row.version;
                                  Q_EMIT saw(m_version);
                              }
                          }
                      });
    }

    const RequestId m_watched;
    bool m_awake = true;
    int m_version = 0;
    int m_snapshots = 0;
    FeedStream m_stream; ///< last: says nothing once the rest is gone
};

} // namespace slotdesk::test
