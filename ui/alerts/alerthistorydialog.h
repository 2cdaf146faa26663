// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "tables/alerthistorytable.h"
#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QLabel;

namespace slotdesk {

class DeskTable;

/// Everything that happened to an alert and to the ones its case had before: who did what, when and why.
class AlertHistoryDialog : public QDialog
{
    Q_OBJECT

public:
    AlertHistoryDialog(const DeskContext& context, const Alert& alert, QWidget* parent);

    [[nodiscard]] AlertHistoryTable& events() { return m_events; }

public Q_SLOTS:
    void read();

private:
    QLayout* buildFoot();

    const DeskContext& m_context;
    Alert m_alert;
    AlertHistoryTable m_events;
    DeskTable* m_table = nullptr;
    QLabel* m_word = nullptr;
};

} // namespace slotdesk
