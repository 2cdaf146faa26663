// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/bulkplan.h"
#include "ui/shell/deskmodels.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>
#include <functional>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace slotdesk {

class AlertCommands;
class AlertPanel;
class CallCommands;
class CallerPanel;
class BulkCommands;
class CallPanel;
class ChipBar;
class DeadLetterWatch;
class DeskActions;
class DeskCommands;
class DeskDocks;
class DeskLayout;
class DetailPanel;
class GuardStrip;
class GuardWatch;
class Notice;
class OfferPanel;
class Presence;
class RequestPanel;
class RiskAlarm;
class SearchHits;
class Toast;
class TopBar;

/// The one window of the desk: puts the panels together and passes wishes between them. Everything it shows comes
/// from the context's store; everything it changes goes through the context's services.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `number`: which window of the desk; what it remembers of its layout is its own.
    explicit MainWindow(const DeskContext& context, int number = 1, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] const DeskContext& context() const { return m_context; }
    [[nodiscard]] DeskModels& models() { return m_models; }
    [[nodiscard]] TopBar* topBar() const { return m_top; }
    [[nodiscard]] ChipBar* chips() const { return m_chips; }
    [[nodiscard]] Notice* banner() const { return m_banner; }
    [[nodiscard]] RequestPanel* requests() const { return m_requests; }
    [[nodiscard]] AlertPanel* alerts() const { return m_alerts; }
    [[nodiscard]] OfferPanel* offers() const { return m_offers; }
    [[nodiscard]] CallPanel* toCall() const { return m_toCall; }
    [[nodiscard]] DetailPanel* details() const { return m_details; }
    [[nodiscard]] GuardStrip* guardStrip() const { return m_guardStrip; }
    [[nodiscard]] Toast* toast() const { return m_toast; }
    [[nodiscard]] SearchHits* searchHits() const { return m_hits; }
    [[nodiscard]] DeskCommands* commands() const { return m_commands; }
    [[nodiscard]] RiskAlarm& alarm() const { return *m_alarm; }
    [[nodiscard]] const DeskActions& actions() const { return *m_actions; }
    [[nodiscard]] CallerPanel* caller() const { return m_caller; }
    [[nodiscard]] Presence* presence() const { return m_presence; }
    /// Whether anything is done once a second; not while nobody can see it.
    [[nodiscard]] bool isTicking() const { return m_second.isActive(); }

public Q_SLOTS:
    /// Chooses a request wherever it is; filters that hide it are cleared.
    void showRequest(slotdesk::RequestId request);
    /// Somebody calls: looks the number up as if it had been typed and Enter pressed. A "tel:" link will do.
    void call(const QString& number);
    void showCaller(const slotdesk::Caller& caller);
    void hideCaller();
    /// Once a second.
    void tick();

Q_SIGNALS:
    void anotherRequested();
    void wallboardRequested();
    /// Another server, or the demo.
    void elsewhereRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildBoard();
    QWidget* buildPanels();
    void buildActions();
    void buildFindActions();
    void buildRequestActions();
    void buildAlertActions();
    void buildDeskActions();
    void buildCallActions();
    void connectPanels();
    void connectCommands();
    void connectCalls();
    void connectPresence();
    void showCallerOf(RequestId request);
    void focusAlerts();
    void fillCallMenu(QMenu* menu, RequestId request);
    void updateSeen();
    void connectBulk();
    void showMyDay();
    void showDeadLetters();
    /// True when several requests are chosen: the wish is about all of them.
    bool actOnSeveral(BulkPlan::Kind kind);
    void onChosen(RequestId request);
    /// Does it, or says why the server would refuse.
    void unlessRefused(const QString& refusal, const std::function<void()>& run);
    void updateBanner();
    void clearFilters();
    void searchPast(const QString& typed);

    DeskContext m_context;
    DeskModels m_models;
    QTimer m_second;
    TopBar* m_top = nullptr;
    ChipBar* m_chips = nullptr;
    Notice* m_banner = nullptr;
    RequestPanel* m_requests = nullptr;
    AlertPanel* m_alerts = nullptr;
    OfferPanel* m_offers = nullptr;
    CallPanel* m_toCall = nullptr;
    DetailPanel* m_details = nullptr;
    GuardWatch* m_guard = nullptr;
    GuardStrip* m_guardStrip = nullptr;
    DeadLetterWatch* m_letters = nullptr;
    Toast* m_toast = nullptr;
    SearchHits* m_hits = nullptr;
    DeskCommands* m_commands = nullptr;
    AlertCommands* m_alertCommands = nullptr;
    RiskAlarm* m_alarm = nullptr;
    BulkCommands* m_bulk = nullptr;
    DeskActions* m_actions = nullptr;
    DeskLayout* m_layout = nullptr;
    DeskDocks* m_docks = nullptr;
    QStackedWidget* m_side = nullptr;
    CallerPanel* m_caller = nullptr;
    CallCommands* m_calls = nullptr;
    Presence* m_presence = nullptr;
};

} // namespace slotdesk
