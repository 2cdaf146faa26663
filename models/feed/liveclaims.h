// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/noteservice.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace slotdesk {

/// Who is at which request, as last heard. It stops nobody and is no change of the request, so it comes beside the
/// feed. GUI thread.
class LiveClaims : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void set(const QList<RequestClaim>& claims);
    /// Who else has which request in front of them.
    void setLooks(const QList<RequestLook>& looks);
    /// Their names, the first to look first; without whoever has claimed it.
    [[nodiscard]] QStringList lookers(RequestId request) const;
    /// Nothing to say: nobody, or nothing was heard.
    [[nodiscard]] const RequestClaim* find(RequestId request) const;
    /// Somebody else than the person at this desk.
    [[nodiscard]] bool isTaken(RequestId request) const;

Q_SIGNALS:
    void changed(const QList<slotdesk::RequestId>& requests);

private:
    QHash<RequestId, RequestClaim> m_claims;
    QHash<RequestId, QList<RequestLook>> m_looks;
};

} // namespace slotdesk
