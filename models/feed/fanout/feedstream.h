// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feedwire.h"
#include "feed/fanout/framesplitter.h"
#include "feed/feedbatch.h"
#include "feed/feedticket.h"

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <functional>

class QSslSocket;

namespace slotdesk {

/// A desk's line to a relay. Lives in the feed's thread, whose events somebody has to run (FeedPause).
class FeedStream : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Opening,
        Following, ///< everything there is comes next, then every change
        Ended,
    };

    /// Begins to connect. `silenceMs`: a relay that says nothing for so long is gone.
    FeedStream(const FeedTicket& ticket, int silenceMs);
    ~FeedStream() override;

    [[nodiscard]] State state() const { return m_state; }
    /// The relay may have heard of us. What it begins with is no older than this, but perhaps no younger.
    [[nodiscard]] bool hasGreeted() const { return m_greetedAtMs > 0; }
    /// What has arrived, one after the other while `take` wants more. Times are of this machine's clock, and never
    /// younger than the truth.
    struct Letter
    {
        bool isBatch = false; ///< otherwise only the health counts
        FeedBatch batch;
    };
    void read(const std::function<bool()>& wantsMore, const std::function<void(Letter)>& take);
    /// What it says is of no use: ends it.
    void giveUp() { end(); }
    /// Of an end: what the relay said.
    [[nodiscard]] FeedWire::Reason reason() const { return m_reason; }
    /// How many desks the relay had when this one came.
    [[nodiscard]] int desks() const { return m_desks; }

Q_SIGNALS:
    /// Something has arrived, or it is over.
    void stirred();

private:
    void greet();
    void arrived();
    void handle(const FeedWire::Frame& frame, const std::function<void(Letter)>& take);
    void welcome(const FeedWire::Frame& frame);
    void translate(FeedHealth& health) const;
    void end();

    const FeedTicket m_ticket;
    const int m_silenceMs;
    QSslSocket* m_socket; ///< a child
    FrameSplitter m_splitter;
    State m_state = State::Opening;
    FeedWire::Reason m_reason = FeedWire::Reason::None;
    int m_desks = 0;
    qint64 m_greetedAtMs = 0;
    qint64 m_clockOffsetMs = 0; ///< ours less the relay's, as if the greeting had taken no time to be answered
    QElapsedTimer m_sinceHeard;
    bool m_closed = false; ///< nothing more will arrive
};

} // namespace slotdesk
