// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/riskalarm.h"

#include "ui/alerts/alertsound.h"
#include "ui/settings/desksettings.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace slotdesk {

RiskAlarm::RiskAlarm(const AlertTable& alerts, QWidget* window, bool isHeard)
    : QObject(window), m_alerts(alerts), m_window(window)
{
    if (isHeard)
        m_bell = [sound = new AlertSound(this)] { sound->play(); };
    m_timer.setInterval(usualMs);
    connect(&m_timer, &QTimer::timeout, this, &RiskAlarm::again);
    connect(&alerts, &QAbstractItemModel::rowsInserted, this, &RiskAlarm::look);
    connect(&alerts, &QAbstractItemModel::rowsRemoved, this, &RiskAlarm::look);
    connect(&alerts, &QAbstractItemModel::dataChanged, this, &RiskAlarm::look);
    connect(&DeskSettings::instance(), &DeskSettings::changed, this, [this](const QString& key) {
        if (key == settingsKey())
            Q_EMIT changed();
    });
    look();
}

QString RiskAlarm::settingsKey()
{
    return QStringLiteral("sound/atRisk");
}

bool RiskAlarm::isMuted() const
{
    return !DeskSettings::instance().flag(settingsKey(), true);
}

void RiskAlarm::setMuted(bool muted)
{
    DeskSettings::instance().setFlag(settingsKey(), !muted);
}

void RiskAlarm::setEvery(int ms)
{
    m_timer.setInterval(ms);
}

void RiskAlarm::look()
{
    bool alone = false;
    for (int row = 0; row < m_alerts.rowCount() && !alone; ++row) {
        const Alert* alert = m_alerts.alertAt(row);
        alone = alert && m_alerts.isWaiting(*alert);
    }
    if (alone == isRinging())
        return;
    if (alone) {
        m_timer.start();
        ring();
    } else {
        m_timer.stop();
    }
    Q_EMIT changed();
}

void RiskAlarm::again()
{
    look(); // a visit may be over by now
    if (isRinging())
        ring();
}

void RiskAlarm::ring()
{
    QApplication::alert(m_window);
    if (!isMuted() && m_bell)
        m_bell();
}

} // namespace slotdesk
