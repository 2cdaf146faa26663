// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <functional>

namespace slotdesk {

/// What is heard while nobody looks after an alert: the desktop's warning sound, or the window system's beep where the
/// machine has none. Of the GUI thread, which never waits for the sound server: that is spoken to in another.
class AlertSound : public QObject
{
    Q_OBJECT

public:
    /// Plays in a thread of the pool, one at a time, and says whether somebody can hear it.
    using Player = std::function<bool()>;

    /// With DesktopSound.
    explicit AlertSound(QObject* parent = nullptr);
    explicit AlertSound(Player player, QObject* parent = nullptr);

    /// Not again while the last one is still on its way to the sound server.
    void play();
    /// Instead of the window system's beep.
    void setBeep(std::function<void()> beep) { m_beep = std::move(beep); }

Q_SIGNALS:
    /// `heard`: the sound server took it; otherwise there was a beep.
    void played(bool heard);

private:
    Player m_player;
    std::function<void()> m_beep;
    bool m_busy = false;
};

} // namespace slotdesk
