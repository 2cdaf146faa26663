// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QCheckBox;

namespace slotdesk {

class Notice;

/// The rules that hold for everybody on this server, whatever program asks: kept there, saved by an administrator.
class ServerRulesDialog : public QDialog
{
    Q_OBJECT

public:
    ServerRulesDialog(const DeskContext& context, QWidget* parent);

    [[nodiscard]] QCheckBox* secondPerson() const { return m_secondPerson; }
    [[nodiscard]] Notice* notice() const { return m_notice; }

public Q_SLOTS:
    void read();

private:
    void save(bool on);
    void saved(const Result<Outcome>& result);

    const DeskContext& m_context;
    SettingRecord m_rule;
    QCheckBox* m_secondPerson = nullptr;
    Notice* m_notice = nullptr;
};

} // namespace slotdesk
