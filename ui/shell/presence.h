// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/liveclaims.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QTimer>

namespace slotdesk {

/// Who is at which request: asks every few seconds while the window can be seen, says which one is in front of this
/// agent, and keeps this desk's own soft claims alive while a dialog is open or the agent said so. Both are leases:
/// when the desk goes, they end by themselves.
class Presence : public QObject
{
    Q_OBJECT

public:
    static constexpr int leaseSeconds = 60;
    static constexpr int pollMs = 5000;
    static constexpr int renewMs = 20000;
    static constexpr int lookSeconds = 20;
    static constexpr int glanceMs = 400; ///< who only passes by is not said to look

    Presence(const DeskContext& context, LiveClaims& claims, QObject* parent = nullptr);
    ~Presence() override;

    /// Nobody looks: nothing is asked. Leases go on.
    void setSeen(bool seen);
    /// Holds `request` as long as `reason` lives: an open dialog.
    void holdWhile(QObject* reason, RequestId request);
    /// What is in front of the agent; an invalid one: nothing.
    void setLookedAt(RequestId request);
    [[nodiscard]] bool isAboutToSay() const { return m_glance.isActive(); }
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
    void sayLook();
    [[nodiscard]] RequestId inSight() const { return m_poll.isActive() ? m_lookedAt : RequestId(); }

    DeskServices& m_services;
    LiveClaims& m_claims;
    QTimer m_poll;
    QTimer m_renew;
    QHash<RequestId, int> m_held; ///< how many reasons there are
    RequestId m_handled;
    bool m_asking = false;
    RequestId m_lookedAt;
    RequestId m_said; ///< what the others were told
    QTimer m_glance;
    bool m_saying = false; ///< an answer is on its way
};

} // namespace slotdesk
