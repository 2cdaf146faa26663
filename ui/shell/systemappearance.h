// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusVariant>
#include <optional>

namespace slotdesk {

/// What the desktop wishes of programs, dark or light and how much contrast, as its portal says over D-Bus: asked at
/// the start, followed while the program runs, and handed to the Theme. Never waits; without a bus or a portal nothing
/// comes, and the theme stays as the palette has it.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(const QDBusConnection& bus, QObject* parent = nullptr);

    /// The session's bus where there is one; a connection that is not connected otherwise.
    [[nodiscard]] static QDBusConnection sessionBus();

    [[nodiscard]] std::optional<bool> dark() const { return m_dark; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }

private Q_SLOTS:
    void take(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void read();
    /// The portal's newer question, or the older one for portals that do not know it.
    void ask(const QString& method, const QString& key);

    QDBusConnection m_bus;
    std::optional<bool> m_dark;
    bool m_highContrast = false;
};

} // namespace slotdesk
