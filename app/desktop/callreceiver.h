// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLockFile>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

namespace slotdesk {

/// One desk takes a person's calls: who clicks on a phone number starts `slotdesk tel:NUMBER` anew, and that program
/// tells the desk which is open already and ends. Over a socket that only this person can reach. Of several desks the
/// one opened first takes the calls, and when it ends, another one. GUI thread; never waits, apart from handOver().
class CallReceiver : public QObject
{
    Q_OBJECT

public:
    /// `folder`: where the socket and its lock are; the person's own.
    explicit CallReceiver(QString folder = defaultFolder(), QObject* parent = nullptr);
    ~CallReceiver() override;

    void start();
    /// It is this desk that the calls come to, and not another one.
    [[nodiscard]] bool takesCalls() const { return m_server.isListening(); }

    /// For a program without a desk: whether one is open and has taken the call. Waits up to three seconds.
    [[nodiscard]] static bool handOver(const QString& number, const QString& folder = defaultFolder());
    [[nodiscard]] static QString defaultFolder();

Q_SIGNALS:
    /// As it was handed over: a number as typed, or a "tel:" link.
    void called(const QString& number);

private:
    [[nodiscard]] static QString socketIn(const QString& folder);
    void takeOver();
    void greet();
    void listenTo(QLocalSocket* caller);

    QString m_folder;
    QLockFile m_mine; ///< held by the one that listens; what a crashed one left is known to be stale
    QLocalServer m_server;
    QLocalSocket m_other; ///< to the desk that listens: when it breaks, that one has ended
    QTimer m_again;
};

} // namespace slotdesk
