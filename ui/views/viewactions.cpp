// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/viewactions.h"

#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/chipbar.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"
#include "ui/views/viewnamedialog.h"
#include "ui/views/viewsdialog.h"

#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace slotdesk {

ViewActions::ViewActions(MainWindow& window, DeskActions& actions) : QObject(&window), m_window(window)
{
    addActions(actions);
    addButton();
    connect(&m_views, &SavedViews::changed, this, &ViewActions::update);
    update();
}

void ViewActions::addActions(DeskActions& actions)
{
    const QString group = tr("Views");
    for (int i = 0; i < keyCount; ++i) {
        m_keys.append(actions.add(group, QString(), QStringLiteral("Ctrl+%1").arg(i + 1), [this, i] {
            if (i < m_views.list().size())
                apply(m_views.list().at(i));
        }));
    }
    actions.add(group, tr("Save this view"), QStringLiteral("Ctrl+Shift+B"), [this] { askName(); });
    actions.add(group, tr("Rename or delete views"), QString(), [this] { manage(); });
}

void ViewActions::addButton()
{
    m_button = new QPushButton(tr("Views"), m_window.chips());
    m_button->setObjectName(QStringLiteral("views"));
    m_button->setToolTip(tr("Saved views: filters, order and columns under a name"));
    auto* menu = new QMenu(m_button);
    m_button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ViewActions::fillMenu);
    m_window.chips()->addTool(m_button);
}

void ViewActions::update()
{
    for (int i = 0; i < m_keys.size(); ++i) {
        const bool used = i < m_views.list().size();
        m_keys[i]->setVisible(used);
        m_keys[i]->setEnabled(used);
        m_keys[i]->setText(used ? tr("View: %1").arg(m_views.list().at(i).name) : QString());
    }
}

void ViewActions::fillMenu()
{
    QMenu* menu = m_button->menu();
    menu->clear();
    for (int i = 0; i < m_views.list().size(); ++i) {
        const SavedView view = m_views.list().at(i);
        QAction* action = menu->addAction(QString(view.name).replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                                          [this, view] { apply(view); });
        if (i < keyCount) // said, not bound a second time
            action->setText(action->text() + QLatin1Char('\t') + m_keys.at(i)->shortcut().toString());
    }
    if (m_views.list().isEmpty())
        menu->addAction(tr("No views yet"))->setEnabled(false);
    menu->addSeparator();
    menu->addAction(tr("Save this view…"), this, &ViewActions::askName);
    menu->addAction(tr("Rename or delete…"), this, &ViewActions::manage)->setEnabled(!m_views.list().isEmpty());
}

SavedView ViewActions::current(const QString& name) const
{
    SavedView view = SavedView::of(m_window.models().filter, name);
    const ColumnLayout columns = m_window.requests()->table()->columnLayout();
    if (columns != ColumnLayout::plain(RequestTable::ColumnCount))
        view.columns = columns.text();
    view.marketName = m_window.topBar()->marketName();
    return view;
}

void ViewActions::apply(const SavedView& view)
{
    RequestFilter& filter = m_window.models().filter;
    filter.setChip(view.chip);
    filter.setMarket(view.market);
    filter.setWindowHours(view.hours);
    m_window.topBar()->search()->setText(view.text);
    if (view.market.isValid())
        m_window.topBar()->addMarket(view.market, view.marketName);
    m_window.topBar()->syncFilters();
    DeskTable* table = m_window.requests()->table();
    table->sortByColumn(view.sortColumn, view.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    const auto columns = ColumnLayout::parse(view.columns, RequestTable::ColumnCount);
    table->setColumnLayout(columns.value_or(ColumnLayout::plain(RequestTable::ColumnCount)));
    m_window.toast()->say(Tone::Info, tr("View: %1").arg(view.name));
}

void ViewActions::askName()
{
    auto* dialog = new ViewNameDialog(m_views, &m_window);
    connect(dialog, &ViewNameDialog::named, this, [this](const QString& name) {
        const bool saved = m_views.save(current(name));
        m_window.toast()->say(saved ? Tone::Good : Tone::Warn,
                              saved ? tr("View saved: %1").arg(name)
                                    : tr("There are %1 views already. Delete one first.").arg(SavedViews::mostViews));
    });
    dialog->open();
}

void ViewActions::manage()
{
    (new ViewsDialog(m_views, &m_window))->open();
}

} // namespace slotdesk
