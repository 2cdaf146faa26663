// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/alerttable.h"

#include <QtCore/QTimer>
#include <functional>

namespace slotdesk {

/// Sounds again and again while nobody looks after an alert that is not about the past: not once it is claimed, snoozed
/// or gone. The sound can be switched off for good; the task bar asks for attention all the same.
class RiskAlarm : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualMs = 15000;

    /// `isHeard`: false where another window of this desk sounds already.
    RiskAlarm(const AlertTable& alerts, QWidget* window, bool isHeard = true);

    /// There is something that nobody looks after; also while the sound is off.
    [[nodiscard]] bool isRinging() const { return m_timer.isActive(); }
    [[nodiscard]] bool isMuted() const;
    /// Remembered.
    void setMuted(bool muted);
    /// Instead of AlertSound.
    void setBell(std::function<void()> bell) { m_bell = std::move(bell); }
    [[nodiscard]] bool isHeard() const { return m_bell != nullptr; }
    void setEvery(int ms);
    /// What the settings call it.
    [[nodiscard]] static QString settingsKey();

Q_SIGNALS:
    void changed();

private:
    void look();
    void ring();
    void again();

    const AlertTable& m_alerts;
    QWidget* m_window;
    QTimer m_timer;
    std::function<void()> m_bell;
};

} // namespace slotdesk
