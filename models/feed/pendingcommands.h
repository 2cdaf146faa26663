// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace slotdesk {

/// Which requests have a command under way: their rows show "pending" until the reply is there, never a guess.
/// GUI thread.
class PendingCommands : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void begin(RequestId request);
    void end(RequestId request);
    [[nodiscard]] bool contains(RequestId request) const { return m_running.contains(request); }

Q_SIGNALS:
    void changed(slotdesk::RequestId request);

private:
    QHash<RequestId, int> m_running;
};

} // namespace slotdesk
