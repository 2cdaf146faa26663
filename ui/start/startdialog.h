// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/start/connectform.h"

#include <QtWidgets/QDialog>

class QStackedWidget;

namespace slotdesk {

/// The first start: try the demo, connect to a server, work on this computer. Also shown when the server of last time
/// cannot be had, with the reason.
class StartDialog : public QDialog
{
    Q_OBJECT

public:
    explicit StartDialog(ConnectForm::Check check, QWidget* parent = nullptr);

    [[nodiscard]] ConnectForm* form() const { return m_form; }
    /// The server's page, with what is wrong.
    void showServer(const QString& address, const ConnectionCheck::Report& report);

Q_SIGNALS:
    void demoChosen();
    void hereChosen();
    void serverChosen(const slotdesk::ConnectionCheck::Report& report);

private:
    QWidget* buildChoice();
    QWidget* buildServer();

    QStackedWidget* m_pages = nullptr;
    ConnectForm* m_form = nullptr;
};

} // namespace slotdesk
