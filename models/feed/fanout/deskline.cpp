// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/deskline.h"

#include <QtNetwork/QSslSocket>

namespace slotdesk {

DeskLine::DeskLine(QSslSocket* socket, DeskRight right, std::shared_ptr<BoardJournal> journal,
                   const QByteArray& welcome)
    : m_socket(socket), m_right(std::move(right)), m_journal(std::move(journal))
{
    m_socket->setParent(this);
    m_sinceTaken.start();
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &DeskLine::taken);
    connect(m_socket, &QSslSocket::disconnected, this, &DeskLine::ended);
    // A desk has nothing to say any more: what it says is not kept.
    connect(m_socket, &QSslSocket::readyRead, this, [this] { m_socket->skip(m_socket->bytesAvailable()); });
    m_socket->write(welcome);
}

qint64 DeskLine::unsent() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

qint64 DeskLine::stuckMs() const
{
    return unsent() > 0 ? m_sinceTaken.elapsed() : 0;
}

void DeskLine::taken()
{
    m_sinceTaken.restart();
    pump();
}

void DeskLine::pump()
{
    while (!m_ending && unsent() < mostUnsent) {
        const QByteArray frame = m_journal->nextFor(m_place);
        if (frame.isEmpty())
            return;
        if (unsent() == 0)
            m_sinceTaken.restart();
        m_socket->write(frame);
    }
}

void DeskLine::beat(const QByteArray& frame)
{
    if (m_ending || unsent() > 0)
        return;
    m_sinceTaken.restart();
    m_socket->write(frame);
}

void DeskLine::end(FeedWire::Reason reason)
{
    if (m_ending)
        return;
    // What it may not see any more is not sent after it either.
    if (reason == FeedWire::Reason::Rights && unsent() > 0) {
        drop();
        return;
    }
    m_ending = true;
    m_socket->write(FeedWire::bye(reason));
    m_socket->disconnectFromHost();
}

void DeskLine::drop()
{
    m_ending = true;
    m_socket->abort();
}

} // namespace slotdesk
