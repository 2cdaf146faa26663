// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/alerts/alertpanel.h"
#include "ui/alerts/riskalarm.h"
#include "ui/alerts/traynotice.h"
#include "ui/callers/callerpanel.h"
#include "ui/calls/callpanel.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/details/detailpanel.h"
#include "ui/dialogs/alertcommands.h"
#include "ui/dialogs/bulkcommands.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/offers/offerpanel.h"
#include "ui/paper/paperactions.h"
#include "ui/relay/deadletterstrip.h"
#include "ui/relay/deadletterwatch.h"
#include "ui/requests/requestpanel.h"
#include "ui/requests/searchhits.h"
#include "ui/review/guardstrip.h"
#include "ui/review/guardwatch.h"
#include "ui/shell/boardage.h"
#include "ui/shell/chipbar.h"
#include "ui/shell/deskdocks.h"
#include "ui/shell/desklayout.h"
#include "ui/shell/icons.h"
#include "ui/shell/messages.h"
#include "ui/shell/panelactions.h"
#include "ui/shell/presence.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"
#include "ui/shell/translation.h"
#include "ui/shell/windowactions.h"
#include "ui/views/viewactions.h"

#include <QtGui/QCloseEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

MainWindow::MainWindow(const DeskContext& context, int number, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_models(m_context)
{
    Theme::instance().install();
    Translation::install();
    setWindowTitle(tr("Slotdesk · %1").arg(context.server));
    setWindowIcon(Icons::application());
    setMinimumSize(1120, 640);
    resize(1440, 900);
    m_commands = new DeskCommands(m_context, this);
    m_layout = new DeskLayout(this, number);
    m_alertCommands = new AlertCommands(m_context, *m_commands, this);
    m_alarm = new RiskAlarm(m_models.alerts, this, number == 1);
    m_bulk = new BulkCommands(m_context, m_commands->runner(), this);
    buildBoard();
    m_alerts->setAlarm(m_alarm);
    if (number == 1) {
        auto* tray = new TrayNotice(m_models.alerts, m_context.clock, this);
        connect(tray, &TrayNotice::clicked, this, [this] {
            setWindowState(windowState() & ~Qt::WindowMinimized);
            show();
            raise();
            activateWindow();
            focusAlerts();
        });
    }
    buildActions();
    new ViewActions(*this, *m_actions);
    new PaperActions(*this, *m_actions, m_context.clock);
    new WindowActions(*this, *m_actions, *m_layout, number);
    new PanelActions(*m_docks, *m_actions);
    m_layout->restoreGeometry();
    connectPanels();
    connectCommands();
    connectCalls();
    connectPresence();
    connectBulk();
    updateBanner();
    m_requests->table()->setFocus();
    m_second.setInterval(1000);
    m_second.setTimerType(Qt::VeryCoarseTimer); // on the full second, with whatever else wakes then
    connect(&m_second, &QTimer::timeout, this, &MainWindow::tick);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildBoard()
{
    auto* desk = new QWidget(this);
    desk->setObjectName(QStringLiteral("desk"));
    auto* column = new QVBoxLayout(desk);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_top = new TopBar(m_context, m_models.filter, desk);
    m_chips = new ChipBar(m_models.filter, desk);
    m_banner = new Notice(desk);
    m_toast = new Toast(desk);
    m_hits = new SearchHits(m_context, m_top->search(), desk);
    column->addWidget(m_top);
    column->addWidget(m_chips);
    auto* banner = new QHBoxLayout;
    banner->setContentsMargins(12, 0, 12, 0);
    banner->addWidget(m_banner);
    column->addLayout(banner);
    m_guard = new GuardWatch(m_context.services, this);
    m_guardStrip = new GuardStrip(*m_guard, desk);
    auto* guard = new QHBoxLayout;
    guard->setContentsMargins(12, 0, 12, 0);
    guard->addWidget(m_guardStrip);
    column->addLayout(guard);
    m_letters = new DeadLetterWatch(m_context.services, this);
    auto* letterStrip = new DeadLetterStrip(*m_letters, desk);
    connect(letterStrip, &DeadLetterStrip::openRequested, this, &MainWindow::showDeadLetters);
    auto* letters = new QHBoxLayout;
    letters->setContentsMargins(12, 0, 12, 0);
    letters->addWidget(letterStrip);
    column->addLayout(letters);
    column->addWidget(buildPanels(), 1);
    column->addWidget(m_toast);
    setCentralWidget(desk);
}

QWidget* MainWindow::buildPanels()
{
    const auto splitter = [](Qt::Orientation orientation) {
        auto* made = new QSplitter(orientation);
        made->setChildrenCollapsible(false);
        made->setHandleWidth(9);
        return made;
    };
    m_requests = new RequestPanel(m_models.filter);
    m_alerts = new AlertPanel(m_context, m_models);
    m_offers = new OfferPanel(m_context, m_models);
    m_toCall = new CallPanel;
    m_details = new DetailPanel(m_context);
    m_details->setClaims(m_models.claims);
    m_caller = new CallerPanel(m_context);
    m_alerts->setMinimumWidth(350);

    QSplitter* right = splitter(Qt::Vertical);
    right->addWidget(m_alerts);
    right->addWidget(m_offers);
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 2);
    m_layout->add(QStringLiteral("right"), right, {310, 240});
    m_side = new QStackedWidget;
    m_side->addWidget(right);
    m_side->addWidget(m_caller);
    // Beside the caller too: who rings to cancel is mostly still on the phone.
    QSplitter* column = splitter(Qt::Vertical);
    column->addWidget(m_side);
    column->addWidget(m_toCall);
    column->setStretchFactor(0, 1);
    m_docks = new DeskDocks(m_requests);
    m_docks->add(QStringLiteral("side"), tr("Alerts and offers"), column, Qt::RightDockWidgetArea, 408);
    m_docks->add(QStringLiteral("details"), tr("Request"), m_details, Qt::BottomDockWidgetArea, 234);
    m_layout->setDocks(m_docks);
    auto* framed = new QWidget;
    auto* frame = new QVBoxLayout(framed);
    frame->setContentsMargins(12, 4, 12, 8);
    frame->addWidget(m_docks);
    return framed;
}

void MainWindow::connectPanels()
{
    connect(m_requests, &RequestPanel::chosen, this, &MainWindow::onChosen);
    connect(m_requests, &RequestPanel::menuRequested, this, [this](RequestId request, const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const QList<RequestId> several = m_requests->selected();
        if (several.size() > 1 && several.contains(request)) {
            m_bulk->fillMenu(menu, several);
        } else {
            m_commands->fillMenu(menu, request);
            fillCallMenu(menu, request);
        }
        menu->popup(at);
    });
    connect(m_offers, &OfferPanel::requestOpened, this, &MainWindow::showRequest);
    connect(m_hits, &SearchHits::chosen, this, &MainWindow::showRequest);
    connect(m_chips, &ChipBar::clearRequested, this, &MainWindow::clearFilters);
    connect(m_top, &TopBar::searchSubmitted, this, &MainWindow::searchPast);
    connect(&m_context.store, &LiveStore::healthChanged, this, &MainWindow::updateBanner);
}

void MainWindow::connectCommands()
{
    connect(m_details, &DetailPanel::sheetChanged, m_commands, &DeskCommands::setSheet);
    connect(m_details, &DetailPanel::assignRequested, m_commands, &DeskCommands::assign);
    connect(m_details, &DetailPanel::reassignRequested, m_commands, &DeskCommands::reassign);
    connect(m_details, &DetailPanel::releaseRequested, m_commands, &DeskCommands::release);
    connect(m_details, &DetailPanel::cancelSlotRequested, m_commands, &DeskCommands::cancelSlot);
    connect(m_details, &DetailPanel::swapRequested, m_commands, &DeskCommands::swap);
    connect(m_details, &DetailPanel::cancelRequested, m_commands, &DeskCommands::cancelRequest);
    connect(m_details, &DetailPanel::offerMoreRequested, m_commands, &DeskCommands::offerMore);
    connect(m_alerts, &AlertPanel::wished, m_alertCommands, &AlertCommands::act);
    connect(m_alertCommands, &AlertCommands::showRequested, this, &MainWindow::showRequest);
    connect(m_alertCommands, &AlertCommands::said, m_toast,
            [this](Tone tone, const QString& text) { m_toast->say(tone, text); });
    connect(m_offers, &OfferPanel::withdrawRequested, m_commands, &DeskCommands::withdrawOffer);
    connect(m_offers, &OfferPanel::waitRequested, m_commands, &DeskCommands::putInLine);
    connect(m_commands, &DeskCommands::said, m_toast, &Toast::say);
    connect(m_toast, &Toast::undoRequested, m_commands, &DeskCommands::undo);
}

void MainWindow::onChosen(RequestId request)
{
    m_details->setRequest(request);
    m_offers->setRequest(request);
    m_presence->setLookedAt(request);
}

void MainWindow::showRequest(RequestId request)
{
    if (!m_requests->choose(request) && m_context.store.request(request)) {
        clearFilters();
        m_requests->choose(request);
    }
    onChosen(request);
}

void MainWindow::clearFilters()
{
    m_top->search()->clear();
    m_models.filter.clear();
    m_top->syncFilters();
}

void MainWindow::searchPast(const QString& typed)
{
    if (m_models.filter.rowCount() > 0 && m_models.filter.isSearching())
        m_requests->choose(m_models.filter.idAt(m_models.filter.index(0, 0)));
    m_hits->submit(typed);
}

void MainWindow::tick()
{
    m_models.tick();
    m_top->updateAge();
    m_alerts->tick();
    m_details->tick();
    m_caller->tick();
    m_toast->tick();
    updateBanner();
}

void MainWindow::updateBanner()
{
    const BoardAge age(m_context.store.health(), m_context.clock.nowUtc());
    const QString sentence = age.sentence();
    if (sentence.isEmpty())
        m_banner->clear();
    else
        m_banner->say(age.look().tone, sentence);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateSeen();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool leave =
        (!m_commands->runner().isBusy() ||
         Messages::ask(this, tr("A command is under way"),
                       tr("The server has not answered yet. It may still do what was asked. Leave?"), tr("Leave"))) &&
        (m_toCall->leftHere() == 0 ||
         Messages::ask(
             this, tr("Somebody is still to be called"),
             tr("%n person(s) do not know yet that their visit is cancelled. Leave?", nullptr, m_toCall->leftHere()),
             tr("Leave")));
    event->setAccepted(leave);
}

} // namespace slotdesk
