// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/liveclaims.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QTimer>

namespace slotdesk {

/// Who is at which request: asks every few seconds while the window can be seen, and keeps this desk's own soft claims
/// alive while a dialog is open or the agent said so. A claim is a lease: when the desk goes, it ends by itself.
class Presence : public QObject
{
    Q_OBJECT

public:
    static constexpr int leaseSeconds = 60;
    static constexpr int pollMs = 5000;
    static constexpr int renewMs = 20000;

    Presence(const DeskContext& context, LiveClaims& claims, QObject* parent = nullptr);
    ~Presence() override;

    /// Nobody looks: nothing is asked. Leases go on.
    void setSeen(bool seen);
    /// Holds `request` as long as `reason` lives: an open dialog.
    void holdWhile(QObject* reason, RequestId request);
    /// "I handle this", and back; one request at a time.
    void toggleHandled(RequestId request);
    [[nodiscard]] RequestId handled() const { return m_handled; }
    [[nodiscard]] bool holds(RequestId request) const { return m_held.contains(request); }

public Q_SLOTS:
    void poll();

Q_SIGNALS:
    /// Every poll while seen: what else must be read again now and then.
    void polled();
    /// Somebody else is at it; said once each time it is wanted.
    void taken(slotdesk::RequestId request, const QString& sentence);
    void handledChanged(slotdesk::RequestId request);

private:
    void hold(RequestId request);
    void letGo(RequestId request);
    void lease(RequestId request, bool first);
    void giveBack(RequestId request);
    void renewAll();

    const DeskContext& m_context;
    LiveClaims& m_claims;
    QTimer m_poll;
    QTimer m_renew;
    QHash<RequestId, int> m_held; ///< how many reasons there are
    RequestId m_handled;
    bool m_asking = false;
};

} // namespace slotdesk
