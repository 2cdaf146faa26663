// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/framesplitter.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

class QSslSocket;

namespace slotdesk {

/// Somebody at the door: encrypts, waits for the Hello, and is gone after ten seconds without one. Of one thread.
class FeedKnock : public QObject
{
    Q_OBJECT

public:
    static constexpr int patienceMs = 10000;

    /// Takes the socket over, which has begun to encrypt.
    FeedKnock(QSslSocket* socket, QObject* parent);

    void refuse(FeedWire::Reason reason);
    /// The socket, for whom it was waiting; this is over then.
    [[nodiscard]] QSslSocket* letIn();
    /// When the Hello was there: ms since the epoch.
    [[nodiscard]] qint64 cameAtMs() const { return m_cameAtMs; }

Q_SIGNALS:
    void asks(const QByteArray& ticket);
    void gone();

private:
    void read();

    QSslSocket* m_socket; ///< a child
    FrameSplitter m_splitter{FeedWire::mostHelloBytes};
    QTimer m_patience;
    qint64 m_cameAtMs = 0;
};

} // namespace slotdesk
