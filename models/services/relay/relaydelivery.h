// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// One event on its way to one destination, as relay_due() hands it out.
struct RelayDelivery
{
    qint64 number = 0; ///< its place in the queue
    qint64 destination = 0;
    QString name = {}; ///< of the destination
    QString kind = {}; ///< slack or signed
    QString url = {};  ///< "{secret}" in it stands for the secret
    QString secretName = {};
    QByteArray key = {}; ///< the same whenever this event is sent to this destination
    qint64 request = 0;  ///< 0: of no request
    qint64 event = 0;
    QJsonObject facts = {};
    int tries = 0;          ///< so far
    bool late = false;      ///< a dead letter that a person sends again
    QList<qint64> gap = {}; ///< events of this request that were given up before
};

} // namespace slotdesk
