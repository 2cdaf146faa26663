// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desksettings.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>

namespace slotdesk {

namespace {

constexpr int writeAfterMs = 300;

} // namespace

DeskSettings& DeskSettings::instance()
{
    static DeskSettings settings;
    return settings;
}

DeskSettings::DeskSettings()
{
    m_writer.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(writeAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &DeskSettings::write);
    if (QCoreApplication* app = QCoreApplication::instance())
        connect(app, &QCoreApplication::aboutToQuit, this, &DeskSettings::flush);
}

DeskSettings::~DeskSettings() = default;

QString DeskSettings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/slotdesk/desk.ini");
}

void DeskSettings::open(const QString& file)
{
    flush();
    m_file = file;
    m_values.clear();
    if (file.isEmpty())
        return;
    const QSettings stored(file, QSettings::IniFormat);
    for (const QString& key : stored.allKeys())
        m_values.insert(key, stored.value(key).toString());
}

QString DeskSettings::text(const QString& key, const QString& fallback) const
{
    return m_values.value(key, fallback);
}

int DeskSettings::number(const QString& key, int fallback, int least, int most) const
{
    bool fits = false;
    const int value = m_values.value(key).toInt(&fits);
    return fits && value >= least && value <= most ? value : fallback;
}

bool DeskSettings::flag(const QString& key, bool fallback) const
{
    const QString value = m_values.value(key);
    return value == QLatin1String("yes") ? true : value == QLatin1String("no") ? false : fallback;
}

QByteArray DeskSettings::bytes(const QString& key) const
{
    return QByteArray::fromBase64(m_values.value(key).toLatin1());
}

void DeskSettings::set(const QString& key, const QString& value)
{
    const auto known = m_values.constFind(key);
    if (known != m_values.constEnd() && *known == value)
        return;
    m_values.insert(key, value);
    m_soon.start();
    Q_EMIT changed(key);
}

void DeskSettings::setBytes(const QString& key, const QByteArray& value)
{
    set(key, QString::fromLatin1(value.toBase64()));
}

void DeskSettings::remove(const QString& key)
{
    if (m_values.remove(key) == 0)
        return;
    m_soon.start();
    Q_EMIT changed(key);
}

void DeskSettings::write()
{
    if (m_file.isEmpty())
        return;
    m_writer.start([file = m_file, values = m_values] {
        QSettings stored(file, QSettings::IniFormat);
        stored.clear();
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            stored.setValue(value.key(), value.value());
    });
}

void DeskSettings::flush()
{
    if (m_soon.isActive()) {
        m_soon.stop();
        write();
    }
    m_writer.waitForDone();
}

} // namespace slotdesk
