// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/callreceiver.h"

#include "domain/phonenumber.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

namespace slotdesk {

namespace {

constexpr int againMs = 1000;
constexpr int patienceMs = 1500;
constexpr int longestLine = 200; ///< far more than any number has
const QByteArray taken = "taken\n";

} // namespace

CallReceiver::CallReceiver(QString folder, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_mine(QDir(m_folder).filePath(QStringLiteral("slotdesk-calls.lock")))
{
    m_mine.setStaleLockTime(0); // a desk may be open for weeks; one that crashed is known by its process
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_server, &QLocalServer::newConnection, this, &CallReceiver::greet);
    connect(&m_again, &QTimer::timeout, this, &CallReceiver::takeOver);
    connect(&m_other, &QLocalSocket::disconnected, this, &CallReceiver::takeOver);
    // The one that has the lock does not listen yet, or not any more.
    connect(&m_other, &QLocalSocket::errorOccurred, &m_again, qOverload<>(&QTimer::start));
}

CallReceiver::~CallReceiver()
{
    m_other.disconnect(this);
    m_server.close(); // before the lock goes: who has it may take the old socket away
}

void CallReceiver::start()
{
    takeOver();
}

void CallReceiver::takeOver()
{
    if (m_server.isListening() || m_other.state() != QLocalSocket::UnconnectedState)
        return;
    const QString socket = socketIn(m_folder);
    if (!m_mine.tryLock(0)) {
        m_other.connectToServer(socket);
        return;
    }
    QLocalServer::removeServer(socket); // a crashed desk's
    if (!m_server.listen(socket)) {
        qWarning("slotdesk: calls from other programs cannot be taken: %s", qPrintable(m_server.errorString()));
        m_mine.unlock();
    }
}

void CallReceiver::greet()
{
    while (QLocalSocket* caller = m_server.nextPendingConnection())
        listenTo(caller);
}

void CallReceiver::listenTo(QLocalSocket* caller)
{
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
        if (!caller->canReadLine()) {
            if (caller->bytesAvailable() > longestLine)
                caller->abort();
            return;
        }
        const QString number = QString::fromUtf8(caller->readLine(longestLine)).trimmed();
        if (PhoneNumber::digits(number).isEmpty()) {
            caller->abort();
            return;
        }
        caller->write(taken);
        Q_EMIT called(number);
    });
}

bool CallReceiver::handOver(const QString& number, const QString& folder)
{
    QLocalSocket desk;
    desk.connectToServer(socketIn(folder));
    if (!desk.waitForConnected(patienceMs))
        return false;
    desk.write(number.simplified().toUtf8() + '\n');
    // A desk that does not answer has not heard it: this program looks for the number itself then.
    while (!desk.canReadLine()) {
        if (!desk.waitForReadyRead(patienceMs))
            return false;
    }
    return desk.readLine() == taken;
}

QString CallReceiver::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

QString CallReceiver::socketIn(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("slotdesk-calls"));
}

} // namespace slotdesk
