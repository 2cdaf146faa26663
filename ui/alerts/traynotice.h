// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/alerttable.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <functional>

class QSystemTrayIcon;

namespace slotdesk {

/// Where the desktop has a tray: an icon while an alert waits for somebody, and a notice when one begins to. One of a
/// desk, however many windows it has.
class TrayNotice : public QObject
{
    Q_OBJECT

public:
    using Voice = std::function<void(const QString& title, const QString& text)>;

    TrayNotice(const AlertTable& alerts, const Clock& clock, QObject* parent);

    /// How many wait now.
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }
    /// Instead of the tray's.
    void setVoice(Voice voice) { m_voice = std::move(voice); }
    [[nodiscard]] static QString settingsKey();

Q_SIGNALS:
    /// The icon or the notice was clicked.
    void clicked();

private:
    void look();
    void say(const QList<const Alert*>& fresh);
    void showIcon();

    const AlertTable& m_alerts;
    const Clock& m_clock;
    QSet<AlertId> m_waiting;
    QTimer m_soon;
    QSystemTrayIcon* m_icon = nullptr;
    Voice m_voice;
};

} // namespace slotdesk
