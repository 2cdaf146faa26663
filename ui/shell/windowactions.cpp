// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include "ui/delegates/columnmenu.h"
#include "ui/delegates/desktable.h"
#include "ui/offers/offerpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/serverrulesdialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/desklayout.h"
#include "ui/shell/mainwindow.h"

namespace slotdesk {

WindowActions::WindowActions(MainWindow& window, DeskActions& actions, DeskLayout& layout, int number)
    : QObject(&window),
      m_window(window),
      m_layout(layout),
      m_requestColumns(
          new ColumnMenu(window.requests()->table(), QStringLiteral("window%1/requestColumns").arg(number))),
      m_offerColumns(new ColumnMenu(window.offers()->table(), QStringLiteral("window%1/offerColumns").arg(number)))
{
    addWindow(actions);
}

void WindowActions::addWindow(DeskActions& actions)
{
    const QString group = tr("The window");
    actions.add(group, tr("Columns of the requests"), QStringLiteral("Ctrl+Shift+C"),
                [this] { m_requestColumns->arrange(); });
    actions.add(group, tr("Columns of the offers"), QString(), [this] { m_offerColumns->arrange(); });
    actions.add(group, tr("Another window"), QStringLiteral("Ctrl+Shift+W"),
                [this] { Q_EMIT m_window.anotherRequested(); });
    actions.add(group, tr("Wallboard"), QStringLiteral("F11"), [this] { Q_EMIT m_window.wallboardRequested(); });
    actions.add(group, tr("Reset window layout"), QString(), [this] { resetLayout(); });
    actions.add(group, tr("Settings"), QStringLiteral("Ctrl+,"), [this] { openSettings(); });
    actions.add(group, tr("Rules of the server"), QString(),
                [this] { (new ServerRulesDialog(m_window.context(), &m_window))->open(); });
    actions.add(group, tr("Work on another server"), QString(), [this] { Q_EMIT m_window.elsewhereRequested(); });
    actions.add(group, tr("About Slotdesk"), QString(),
                [this] { (new AboutDialog(m_window.context(), &m_window))->open(); });
}

void WindowActions::openSettings()
{
    auto* dialog = new SettingsDialog(&m_window);
    connect(dialog, &SettingsDialog::layoutResetRequested, this, &WindowActions::resetLayout);
    dialog->open();
}

void WindowActions::resetLayout()
{
    m_layout.reset();
    m_requestColumns->reset();
    m_offerColumns->reset();
}

} // namespace slotdesk
