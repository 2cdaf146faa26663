// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace slotdesk {

/// Where events go, as it is read and saved: always whole. Id 0 makes a new one; version 0 saves whatever stands there.
struct RelayDestination
{
    qint64 id = 0;
    QString name = {};
    QString kind = {}; ///< slack or signed
    QString url = {};
    QStringList events = {};     ///< kinds, or "alert_*"
    QStringList alertKinds = {}; ///< empty: every one
    QList<qint64> markets = {};  ///< empty: every market
    QString secretName = {};
    bool paused = false;
    int version = 0;
    qint64 waiting = 0; ///< read only, as what follows
    qint64 dead = 0;
    QDateTime oldest = {}; ///< of what waits; UTC
};

} // namespace slotdesk
