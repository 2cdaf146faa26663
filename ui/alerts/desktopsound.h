// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

struct ca_context;

namespace slotdesk {

/// The desktop's own warning sound, at the volume that people set for such sounds, by libcanberra. Of any thread, but
/// of one at a time.
class DesktopSound
{
public:
    /// `driver` as libcanberra names them; empty is what the machine has, or the variable CANBERRA_DRIVER says.
    explicit DesktopSound(QByteArray driver = {}) : m_driver(std::move(driver)) {}
    ~DesktopSound();
    DesktopSound(const DesktopSound&) = delete;
    DesktopSound& operator=(const DesktopSound&) = delete;

    /// May wait for the sound server. False: nobody will hear anything.
    bool play();

private:
    bool open();

    QByteArray m_driver;
    ca_context* m_context = nullptr;
};

} // namespace slotdesk
