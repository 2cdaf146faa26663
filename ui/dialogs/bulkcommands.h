// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"
#include "ui/dialogs/bulkplan.h"
#include "ui/dialogs/calllist.h"
#include "ui/shell/commandrunner.h"

class QMenu;

namespace slotdesk {

/// From a wish about several requests to its dialog.
class BulkCommands : public QObject
{
    Q_OBJECT

public:
    BulkCommands(const DeskContext& context, CommandRunner& runner, QWidget* window);

    void start(BulkPlan::Kind kind, const QList<RequestId>& requests);
    void fillMenu(QMenu* menu, const QList<RequestId>& requests);

Q_SIGNALS:
    void said(slotdesk::Tone tone, const QString& text);
    void mustBeCalled(const slotdesk::CallList& list);

private:
    const DeskContext& m_context;
    CommandRunner& m_runner;
    QWidget* m_window;
};

} // namespace slotdesk
