// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/callpanel.h"
#include "ui/delegates/statuslook.h"
#include "ui/shell/deskcontext.h"

namespace slotdesk {

/// The lists of calls that all desks share: read when an alert changed and now and then, and ticked in the database.
class SharedCalls : public QObject
{
    Q_OBJECT

public:
    /// A child of the panel.
    SharedCalls(const DeskContext& context, CallPanel* panel);

public Q_SLOTS:
    void read();

Q_SIGNALS:
    /// A tick that did not work.
    void said(slotdesk::Tone tone, const QString& text);

private:
    void tell(qint64 call, bool done);
    [[nodiscard]] QList<CallList> lists(const QList<SettlementCall>& calls) const;

    const DeskContext& m_context;
    CallPanel* m_panel;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace slotdesk
