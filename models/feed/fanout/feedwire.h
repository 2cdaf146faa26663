// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <optional>

namespace slotdesk {

/// The frames between a relay and a desk, inside TLS: four bytes of length (big-endian, of what follows), one byte of
/// kind, a body: greetings in QDataStream's format of Qt 6.4, the rest as FeedCodec says. The desk says Hello once and
/// nothing after it.
class FeedWire
{
public:
    static constexpr quint16 protocol = 1;          ///< both ends are of one version, or the desk polls
    static constexpr qsizetype mostBytes = 1 << 26; ///< of a frame; a longer one is no frame of ours
    static constexpr qsizetype mostHelloBytes = 512;
    static constexpr int heartbeatMs = 1000;

    enum class Kind : quint8 {
        Hello = 1, ///< desk: protocol, ticket
        Welcome,   ///< relay: protocol, its clock, how many desks it has
        Batch,     ///< a FeedBatch
        Health,    ///< a FeedHealth, also when nothing happens: every heartbeatMs
        Bye,       ///< why it ends; nothing follows
    };

    enum class Reason : quint8 {
        None,
        Refused,  ///< no such ticket, or not any more
        Protocol, ///< another version
        Rights,   ///< what the login may see has changed
        Closing,  ///< the relay ends
    };

    struct Hello
    {
        quint16 protocol = 0;
        QByteArray ticket;
    };

    struct Welcome
    {
        qint64 nowMs = 0; ///< of the relay's clock, since the epoch: what `asOf` is to be compared with
        qint32 desks = 0; ///< when it goes, so many come to the database
    };

    struct Frame
    {
        Kind kind = Kind::Bye;
        QByteArray body;
    };

    [[nodiscard]] static QByteArray frame(Kind kind, const QByteArray& body);
    [[nodiscard]] static QByteArray hello(const QByteArray& ticket);
    [[nodiscard]] static std::optional<Hello> helloIn(const QByteArray& body);
    [[nodiscard]] static QByteArray welcome(const Welcome& welcome);
    [[nodiscard]] static std::optional<Welcome> welcomeIn(const QByteArray& body);
    [[nodiscard]] static QByteArray bye(Reason reason);
    [[nodiscard]] static Reason reasonIn(const QByteArray& body);
};

} // namespace slotdesk
