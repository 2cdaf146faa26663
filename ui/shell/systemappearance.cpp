// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/systemappearance.h"

#include "ui/shell/theme.h"

#include <QtCore/QFileInfo>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusServiceWatcher>

namespace slotdesk {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settingsInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString schemeKeyName = QStringLiteral("color-scheme");
const QString contrastKeyName = QStringLiteral("contrast");
const QString newerQuestion = QStringLiteral("ReadOne");
const QString olderQuestion = QStringLiteral("Read");

constexpr uint preferDark = 1;
constexpr uint preferLight = 2;
constexpr uint moreContrast = 1;

/// The older question wraps its answer twice.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

QDBusConnection SystemAppearance::sessionBus()
{
    // Where nothing says that there is a bus, Qt would start one, and wait for it.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool isThere = !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
                         (!runtime.isEmpty() && QFileInfo::exists(QString(runtime + QStringLiteral("/bus"))));
    return isThere ? QDBusConnection::sessionBus() : QDBusConnection(QStringLiteral("none"));
}

SystemAppearance::SystemAppearance(const QDBusConnection& bus, QObject* parent) : QObject(parent), m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(portalService, portalPath, settingsInterface, QStringLiteral("SettingChanged"), this,
                  SLOT(take(QString, QString, QDBusVariant)));
    auto* watcher = new QDBusServiceWatcher(portalService, m_bus, QDBusServiceWatcher::WatchForRegistration,
                                            this); // it comes late or again
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &SystemAppearance::read);
    read();
}

void SystemAppearance::read()
{
    ask(newerQuestion, schemeKeyName);
    ask(newerQuestion, contrastKeyName);
}

void SystemAppearance::ask(const QString& method, const QString& key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(portalService, portalPath, settingsInterface, method);
    question << appearanceGroup << key;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, method, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(appearanceGroup, key, reply.value());
        else if (method == newerQuestion && reply.error().type() == QDBusError::UnknownMethod)
            ask(olderQuestion, key);
    });
}

void SystemAppearance::take(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group != appearanceGroup)
        return;
    const uint wish = unwrapped(value.variant()).toUInt();
    if (key == schemeKeyName)
        m_dark = wish == preferDark || wish == preferLight ? std::optional(wish == preferDark) : std::nullopt;
    else if (key == contrastKeyName)
        m_highContrast = wish == moreContrast;
    else
        return;
    Theme::instance().setSystem(m_dark, m_highContrast);
}

} // namespace slotdesk
