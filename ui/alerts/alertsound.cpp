// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsound.h"

#include "ui/alerts/desktopsound.h"
#include "ui/shell/whenready.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtWidgets/QApplication>
#include <memory>

namespace slotdesk {

AlertSound::AlertSound(QObject* parent)
    : AlertSound([sound = std::make_shared<DesktopSound>()] { return sound->play(); }, parent)
{
}

AlertSound::AlertSound(Player player, QObject* parent)
    : QObject(parent), m_player(std::move(player)), m_beep([] { QApplication::beep(); })
{
}

void AlertSound::play()
{
    if (std::exchange(m_busy, true))
        return;
    whenReady(QtConcurrent::run(m_player), this, [this](bool heard) {
        m_busy = false;
        if (!heard)
            m_beep();
        Q_EMIT played(heard);
    });
}

} // namespace slotdesk
