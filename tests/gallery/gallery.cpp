// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/gallery.h"

#include "tests/gallery/galleryscene.h"
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/requests/requestpanel.h"
#include "ui/review/reviewcasepanel.h"
#include "ui/review/reviewqueuedialog.h"
#include "ui/trends/trendsdialog.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <functional>

namespace slotdesk::test {

namespace {

constexpr QSize windowSize(1440, 900);
constexpr QSize alertSize(440, 620);
constexpr int patienceMs = 5000;

void waitFor(const std::function<bool()>& condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition() && clock.elapsed() < patienceMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    QCoreApplication::sendPostedEvents();
}

QPixmap painted(QWidget& widget, int scale)
{
    if (widget.layout())
        widget.layout()->activate();
    QPixmap pixmap(widget.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Theme::instance().colors().window);
    widget.render(&pixmap);
    return pixmap;
}

/// The desk as it stands on a screen: chosen request, timeline read.
class Stage
{
public:
    Stage() : m_desk(GalleryScene::board())
    {
        m_desk.services.events = GalleryScene::timeline();
        m_desk.services.calling.claimed = GalleryScene::claims();
        m_window = std::make_unique<MainWindow>(m_desk.context);
        m_window->resize(windowSize);
        m_window->show();
        m_window->showRequest(GalleryScene::chosen());
        const auto* timeline = m_window->findChild<QListView*>(QStringLiteral("timeline"));
        waitFor([&] {
            return timeline && timeline->model()->rowCount() == m_desk.services.events.size() &&
                   m_window->models().claims.find(GalleryScene::claims().constFirst().request);
        });
        m_window->requests()->setFocus();
    }

    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] LiveStore& store() { return m_desk.store; }
    [[nodiscard]] FakeServices& services() { return m_desk.services; }

private:
    TestDesk m_desk;
    std::unique_ptr<MainWindow> m_window;
};

QPixmap wholeWindow(int scale)
{
    Stage stage;
    return painted(stage.window(), scale);
}

QPixmap alertPanel(int scale)
{
    Stage stage;
    AlertPanel* panel = stage.window().alerts();
    panel->setParent(nullptr);
    panel->resize(alertSize);
    panel->show();
    waitFor([&] { return panel->isVisible(); });
    QPixmap picture = painted(*panel, scale);
    delete panel;
    return picture;
}

/// The dialog in front of its window, which stands back a little.
QPixmap inFront(Stage& stage, QDialog* dialog, int scale)
{
    waitFor([&] { return dialog && dialog->isVisible(); });
    if (!dialog)
        return {};
    QPixmap picture = painted(stage.window(), scale);
    const QPixmap front = painted(*dialog, scale);
    const QSize size = dialog->size();
    const QRect place(QPoint((windowSize.width() - size.width()) / 2, (windowSize.height() - size.height()) / 2), size);
    QPainter painter(&picture);
    painter.fillRect(QRect(QPoint(), windowSize), QColor(10, 16, 28, 110));
    painter.drawPixmap(place.topLeft(), front);
    painter.setPen(Theme::instance().colors().strongLine);
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
    return picture;
}

/// A chart of a year with its figures.
template <Trend trend>
QPixmap trendChart(int scale)
{
    TestDesk desk{LiveBoard()};
    desk.services.trendReply = [](const TrendQuestion& question) { return GalleryScene::trend(question); };
    desk.services.calling.places = {{MarketId(1), QStringLiteral("Albany"), QStringLiteral("America/New_York")}};
    TrendsDialog dialog(desk.context);
    dialog.choose(trend);
    dialog.show();
    waitFor([&] { return dialog.isVisible() && !dialog.isWaiting(); });
    QCoreApplication::processEvents();
    return painted(dialog, scale);
}

QPixmap resolveDialog(int scale)
{
    Stage stage;
    const Alert alert = stage.window().alerts()->cards().constFirst()->alert();
    stage.services().settling.sides = GalleryScene::choices(alert);
    // One for each look that the dialog takes while it opens.
    for (int look = 0; look < 12; ++look)
        stage.services().previewReplies.append(GalleryScene::resolution(alert));
    Q_EMIT stage.window().alerts()->wished(AlertWish::Resolve, alert, 0);
    auto* dialog = stage.window().findChild<ResolveDialog*>();
    waitFor([&] { return dialog && dialog->preview()->isAnswered() && dialog->primary()->isEnabled(); });
    return inFront(stage, dialog, scale);
}

/// The queue, and what the chosen case's agent did around it.
QPixmap reviewQueue(int scale)
{
    TestDesk desk;
    desk.services.reviewing.cases = FakeReview::someCases();
    desk.services.reviewing.doings = FakeReview::someDeeds();
    CommandRunner runner(desk.context);
    ReviewQueueDialog dialog(desk.context, runner, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    waitFor([&] { return dialog.isVisible() && dialog.panel()->deeds().rowCount() > 0; });
    QCoreApplication::processEvents();
    return painted(dialog, scale);
}

QPixmap reassignDialog(int scale)
{
    Stage stage;
    AppointmentId booked;
    for (const Appointment& slot : stage.store().slotsOf(GalleryScene::chosen())) {
        if (slot.status == SlotStatus::Booked)
            booked = slot.id;
    }
    stage.window().commands()->reassign(booked);
    return inFront(stage, stage.window().findChild<QDialog*>(QStringLiteral("reassignDialog")), scale);
}

struct Picture
{
    const char* name;
    bool dark;
    const char* language;
    QPixmap (*make)(int scale);
};

constexpr std::array pictures = {
    Picture{"light", false, "en", wholeWindow},
    Picture{"dark", true, "en", wholeWindow},
    Picture{"spanish", false, "es", wholeWindow},
    Picture{"alerts", false, "en", alertPanel},
    Picture{"reassign", false, "en", reassignDialog},
    Picture{"reassign-dark", true, "en", reassignDialog},
    Picture{"trend-double", false, "en", trendChart<Trend::DoubleBookings>},
    Picture{"trend-double-dark", true, "en", trendChart<Trend::DoubleBookings>},
    Picture{"trend-per-thousand", false, "en", trendChart<Trend::PerThousand>},
    Picture{"trend-per-thousand-dark", true, "en", trendChart<Trend::PerThousand>},
    Picture{"trend-kinds", false, "en", trendChart<Trend::ByKind>},
    Picture{"trend-kinds-dark", true, "en", trendChart<Trend::ByKind>},
    Picture{"trend-sources", false, "en", trendChart<Trend::BySource>},
    Picture{"trend-sources-dark", true, "en", trendChart<Trend::BySource>},
    Picture{"trend-markets", false, "en", trendChart<Trend::ByMarket>},
    Picture{"trend-markets-dark", true, "en", trendChart<Trend::ByMarket>},
    Picture{"trend-near-misses", false, "en", trendChart<Trend::NearMisses>},
    Picture{"trend-near-misses-dark", true, "en", trendChart<Trend::NearMisses>},
    Picture{"trend-fill", false, "en", trendChart<Trend::TimeToFill>},
    Picture{"trend-fill-dark", true, "en", trendChart<Trend::TimeToFill>},
    Picture{"trend-resolve", false, "en", trendChart<Trend::TimeToResolve>},
    Picture{"trend-resolve-dark", true, "en", trendChart<Trend::TimeToResolve>},
    Picture{"resolve", false, "en", resolveDialog},
    Picture{"resolve-dark", true, "en", resolveDialog},
    Picture{"review", false, "en", reviewQueue},
    Picture{"review-dark", true, "en", reviewQueue},
};

} // namespace

QStringList Gallery::names()
{
    QStringList all;
    for (const Picture& one : pictures)
        all.append(QLatin1String(one.name));
    return all;
}

QPixmap Gallery::picture(const QString& name, int scale)
{
    for (const Picture& one : pictures) {
        if (name != QLatin1String(one.name))
            continue;
        Theme::instance().install();
        Translation::use(QLatin1String(one.language));
        Theme::instance().setContrast(Theme::Contrast::Normal);
        Theme::instance().setMode(one.dark ? Theme::Mode::Dark : Theme::Mode::Light);
        return one.make(scale);
    }
    return {};
}

} // namespace slotdesk::test
