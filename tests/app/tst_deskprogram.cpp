// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/deskprogram.h"
#include "support/bookingworld.h"
#include "support/pgfixture.h"
#include "ui/callers/callerpanel.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/start/startdialog.h"
#include "ui/start/startmemory.h"

#include <QtCore/QPointer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <future>

using namespace slotdesk;

/// The program itself, in this process: one desk after another, and the calls that other programs hand over.
class TestDeskProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void worksOnAnotherServer();
    void whatCannotBeHadLeavesTheDesk();
    void aCallIsLookedUpOnTheOpenDesk();

private:
    /// A database with one client and so many requests, as an agent.
    [[nodiscard]] QString server(const char* name, int requests);
    /// What there is now; null when there is none.
    template <typename Window>
    [[nodiscard]] static Window* opened();
    [[nodiscard]] static int rows() { return opened<MainWindow>()->requests()->table()->model()->rowCount(); }
    void start(const QString& address);
    void askForAnother();

    QTemporaryDir m_folder{QStringLiteral("/tmp/sdprog-XXXXXX")};
    PgFixture m_pg;
    std::unique_ptr<DeskProgram> m_program;
};

namespace {

constexpr int patience = 20000;

} // namespace

void TestDeskProgram::initTestCase()
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
    QCOMPARE(CallReceiver::defaultFolder(), m_folder.path());
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void TestDeskProgram::init()
{
    DeskSettings::instance().open({});
}

void TestDeskProgram::cleanup()
{
    m_program.reset();
}

QString TestDeskProgram::server(const char* name, int requests)
{
    const Endpoint database = m_pg.freshDatabase(QString::fromLatin1(name));
    const std::unique_ptr<PgConnection> connection = PgFixture::connect(database);
    BookingWorld world(*connection, 2);
    for (int i = 0; i < requests; ++i)
        (void)world.request(1, 90 + 60 * i);
    return QString::fromUtf8(
        m_pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}).conninfo());
}

template <typename Window>
Window* TestDeskProgram::opened()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* window = qobject_cast<Window*>(widget);
        if (window && window->isVisible())
            return window;
    }
    return nullptr;
}

void TestDeskProgram::start(const QString& address)
{
    DeskProgram::Options options;
    options.wish.uri = address;
    m_program = std::make_unique<DeskProgram>(options);
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(opened<MainWindow>(), patience);
}

void TestDeskProgram::askForAnother()
{
    const auto& entries = opened<MainWindow>()->actions().entries();
    const auto entry = std::find_if(entries.cbegin(), entries.cend(), [](const DeskActions::Entry& one) {
        return one.action->text() == QStringLiteral("Work on another server");
    });
    QVERIFY(entry != entries.cend());
    entry->action->trigger();
    QTRY_VERIFY(opened<StartDialog>());
}

void TestDeskProgram::worksOnAnotherServer()
{
    const QString one = server("one", 2);
    const QString other = server("other", 5);
    start(one);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, patience);
    const QPointer<MainWindow> before = opened<MainWindow>();
    askForAnother();
    opened<StartDialog>()->reject(); // thought better of it
    QTRY_VERIFY(!opened<StartDialog>());
    QVERIFY(before && before->isVisible());

    askForAnother();
    opened<StartDialog>()->form()->setAddress(other);
    opened<StartDialog>()->form()->connectNow();
    QTRY_VERIFY_WITH_TIMEOUT(before.isNull(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(opened<MainWindow>(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 5, patience);
    QCOMPARE(StartMemory::read().place, StartMemory::Place::Server); // the next start begins there
}

void TestDeskProgram::whatCannotBeHadLeavesTheDesk()
{
    start(server("stays", 1));
    const QPointer<MainWindow> before = opened<MainWindow>();
    askForAnother();
    StartDialog* dialog = opened<StartDialog>();
    dialog->form()->setAddress(QStringLiteral("host=127.0.0.1 port=1 dbname=desk user=ana"));
    dialog->form()->connectNow();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->form()->notice()->text().startsWith(QStringLiteral("Nothing answers")), patience);
    QCOMPARE(opened<StartDialog>(), dialog);
    dialog->reject();
    QVERIFY(before && before->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, patience);
}

void TestDeskProgram::aCallIsLookedUpOnTheOpenDesk()
{
    start(server("calls", 1));
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, patience);
    std::future<bool> taken =
        std::async(std::launch::async, [] { return CallReceiver::handOver(QStringLiteral("tel:+1-212-555-0148")); });
    QTRY_VERIFY_WITH_TIMEOUT(taken.wait_for(std::chrono::seconds(0)) == std::future_status::ready, patience);
    QVERIFY(taken.get());
    auto* caller = opened<MainWindow>()->findChild<CallerPanel*>();
    QVERIFY(caller);
    QTRY_COMPARE_WITH_TIMEOUT(caller->title(), QStringLiteral("Priya Natarajan"), patience);
    QVERIFY(caller->isVisible());
}

QTEST_MAIN(TestDeskProgram)
#include "tst_deskprogram.moc"
