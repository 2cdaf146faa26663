// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/foreignguard.h"
#include "ui/shell/deskservices.h"

#include <QtCore/QTimer>

namespace slotdesk {

/// Looks at the guard on an old backend's tables every half minute, when there is one in the desk's database: its
/// findings are no events of ours, so the feed does not bring them. GUI thread; asks without waiting.
class GuardWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int everyMs = 30000;

    explicit GuardWatch(DeskServices& services, QObject* parent = nullptr);

    [[nodiscard]] const ForeignGuard::Status& status() const { return m_status; }
    /// Now, or once more when the question that is under way is answered.
    void look();

Q_SIGNALS:
    void changed(const slotdesk::ForeignGuard::Status& status);

private:
    DeskServices& m_services;
    ForeignGuard::Status m_status;
    QTimer m_timer;
    bool m_asked = false;
    bool m_askAgain = false; ///< somebody wished to know while the question was under way
};

} // namespace slotdesk
