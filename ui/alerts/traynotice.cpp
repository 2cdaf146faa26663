// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/traynotice.h"

#include "tables/timewords.h"
#include "ui/alerts/alertsentence.h"
#include "ui/delegates/statuslook.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/icons.h"

#include <QtWidgets/QSystemTrayIcon>

namespace slotdesk {

TrayNotice::TrayNotice(const AlertTable& alerts, const Clock& clock, QObject* parent)
    : QObject(parent), m_alerts(alerts), m_clock(clock)
{
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_icon = new QSystemTrayIcon(Icons::application(), this);
        connect(m_icon, &QSystemTrayIcon::activated, this, &TrayNotice::clicked);
        connect(m_icon, &QSystemTrayIcon::messageClicked, this, &TrayNotice::clicked);
        m_voice = [this](const QString& title, const QString& text) {
            m_icon->showMessage(title, text, QSystemTrayIcon::Warning);
        };
    }
    // What comes in one batch of the feed is one notice.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    const auto soon = [this] { m_soon.start(); };
    connect(&m_soon, &QTimer::timeout, this, &TrayNotice::look);
    connect(&alerts, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&alerts, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&alerts, &QAbstractItemModel::dataChanged, this, soon);
    soon();
}

QString TrayNotice::settingsKey()
{
    return QStringLiteral("notice/tray");
}

void TrayNotice::look()
{
    QSet<AlertId> now;
    QList<const Alert*> fresh;
    for (int row = 0; row < m_alerts.rowCount(); ++row) {
        const Alert* alert = m_alerts.alertAt(row);
        if (!alert || !m_alerts.isWaiting(*alert))
            continue;
        now.insert(alert->id);
        if (!m_waiting.contains(alert->id))
            fresh.append(alert);
    }
    m_waiting = now;
    showIcon();
    if (!fresh.isEmpty() && m_voice && DeskSettings::instance().flag(settingsKey(), true))
        say(fresh);
}

void TrayNotice::say(const QList<const Alert*>& fresh)
{
    const Alert& first = *fresh.constFirst(); // the gravest: so the table is sorted
    const QString title =
        QStringList{StatusLook::of(first.kind).text, TimeWords::number(first.request)}.join(QStringLiteral(" · "));
    const QString text = AlertSentence::of(first, m_clock.nowUtc());
    const int others = static_cast<int>(fresh.size()) - 1;
    m_voice(title, others > 0 ? QString(text + QLatin1Char('\n') + tr("and %n more", nullptr, others)) : text);
}

void TrayNotice::showIcon()
{
    if (!m_icon)
        return;
    m_icon->setToolTip(tr("%n alert(s) wait for somebody", nullptr, waiting()));
    m_icon->setVisible(waiting() > 0);
}

} // namespace slotdesk
