// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "ui/callers/notedialog.h"
#include "ui/callers/notelist.h"
#include "ui/callers/pinnedstrip.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/pilllabel.h"
#include "ui/details/detailpanel.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/presence.h"
#include "ui/shell/toast.h"

#include <QtTest/QTest>
#include <QtWidgets/QPlainTextEdit>

using namespace slotdesk;

namespace {

constexpr int patience = 20000;

} // namespace

/// Two desks at one request: both notes are kept, and who handles it is seen at the other desk, by key and by mouse.
class TestTwoAtIt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twoNotesAtOnceAreBothKept();
    void whoHandlesItIsSeenElsewhere();
    void anOpenDialogIsAClaim();

private:
    [[nodiscard]] MainWindow& window() { return m_ana->window(); }
    template <typename T>
    [[nodiscard]] static T* open(Desk& desk)
    {
        return desk.window().findChild<T*>();
    }
    [[nodiscard]] std::unique_ptr<Desk> deskOf(const QString& login, const QString& name);
    static void focusList(Desk& desk);
    [[nodiscard]] QString mark(Desk& desk, RequestId request) const;

    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<Desk> m_ana;
    std::unique_ptr<Desk> m_leo;
    RequestId m_request;
};

void TestTwoAtIt::init()
{
    m_database = m_pg.freshDatabase(QStringLiteral("twoatit"));
    m_connection = PgFixture::connect(m_database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_request = m_world->request(2, 5);
    QVERIFY(m_world->accept(m_request, 1).ok);
    QVERIFY(m_world->call("add_note", {"'client'", "1", "'Dog bites'", "true"}).ok);
    m_ana = deskOf(QStringLiteral("ana"), QStringLiteral("Ana Ruiz"));
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->sheet().slots.size(), 2, patience);
}

void TestTwoAtIt::cleanup()
{
    m_leo.reset();
    m_ana.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<Desk> TestTwoAtIt::deskOf(const QString& login, const QString& name)
{
    const Endpoint endpoint = m_pg.login(m_database, login, {QStringLiteral("slotdesk_agent")});
    m_world->run("update slotdesk.staff set name = '" + name.toUtf8() + "' where login = '" + login.toUtf8() + "'");
    auto desk = std::make_unique<Desk>(endpoint, name);
    desk->show();
    return desk;
}

void TestTwoAtIt::focusList(Desk& desk)
{
    desk.window().activateWindow();
    DeskTable* table = desk.window().requests()->table();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
}

QString TestTwoAtIt::mark(Desk& desk, RequestId request) const
{
    return desk.window().models().filter.indexOf(request).siblingAtColumn(RequestTable::Mark).data().toString();
}

void TestTwoAtIt::twoNotesAtOnceAreBothKept()
{
    m_leo = deskOf(QStringLiteral("leo"), QStringLiteral("Leo Park"));
    QTRY_COMPARE_WITH_TIMEOUT(m_leo->window().details()->sheet().request.id, m_request, patience);
    for (Desk* desk : {m_ana.get(), m_leo.get()}) {
        focusList(*desk);
        QTest::keyClick(desk->window().requests()->table(), Qt::Key_N);
        QTRY_VERIFY(open<NoteDialog>(*desk));
    }
    QTest::keyClicks(open<NoteDialog>(*m_ana)->text(), QStringLiteral("from Ana"));
    QTest::keyClicks(open<NoteDialog>(*m_leo)->text(), QStringLiteral("from Leo"));
    open<NoteDialog>(*m_ana)->submit();
    open<NoteDialog>(*m_leo)->submit();
    for (Desk* desk : {m_ana.get(), m_leo.get()}) {
        QTRY_COMPARE_WITH_TIMEOUT(desk->window().details()->noteList()->texts().size(), 3, patience);
        QVERIFY(desk->window().details()->noteList()->texts().contains(QStringLiteral("from Ana")));
        QVERIFY(desk->window().details()->noteList()->texts().contains(QStringLiteral("from Leo")));
        QCOMPARE(desk->window().details()->pinned()->lines(), QStringList(QStringLiteral("Client: Dog bites")));
    }
}

void TestTwoAtIt::whoHandlesItIsSeenElsewhere()
{
    m_leo = deskOf(QStringLiteral("leo"), QStringLiteral("Leo Park"));
    QTRY_COMPARE_WITH_TIMEOUT(m_leo->window().details()->sheet().request.id, m_request, patience);
    focusList(*m_ana);
    QTest::keyClick(window().requests()->table(), Qt::Key_H);
    QTRY_VERIFY_WITH_TIMEOUT(mark(*m_leo, m_request).contains(QStringLiteral("Ana Ruiz is on it")), patience);
    const auto* seen = m_leo->window().findChild<PillLabel*>(QStringLiteral("claim"));
    QTRY_COMPARE(seen->look().text, QStringLiteral("Ana Ruiz is on it"));
    QVERIFY(!mark(*m_ana, m_request).contains(QStringLiteral("is on it")));
    QTRY_COMPARE(window().findChild<PillLabel*>(QStringLiteral("claim"))->look().text, QStringLiteral("You are on it"));

    // It cannot be said of two, and it stops nobody.
    focusList(*m_leo);
    QTest::keyClick(m_leo->window().requests()->table(), Qt::Key_H);
    QTRY_COMPARE_WITH_TIMEOUT(m_leo->window().toast()->text(), QStringLiteral("Ana Ruiz is on this request"), patience);
    QVERIFY(!m_leo->window().presence()->handled().isValid());
    QVERIFY(m_world->accept(m_request, 3).ok);

    // Back by the mouse; the next one may.
    auto* handle = window().findChild<QWidget*>(QStringLiteral("handle"));
    QTest::mouseClick(handle, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!mark(*m_leo, m_request).contains(QStringLiteral("is on it")), patience);
    QTest::mouseClick(m_leo->window().findChild<QWidget*>(QStringLiteral("handle")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(mark(*m_ana, m_request).contains(QStringLiteral("Leo Park is on it")), patience);

    // A desk that dies takes its claim along: no lock is ever stuck.
    m_world->run("select pg_terminate_backend(pid) from slotdesk.request_claim");
    QTRY_VERIFY_WITH_TIMEOUT(!mark(*m_ana, m_request).contains(QStringLiteral("is on it")), patience);
    // Of all this only the accept left an event.
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind like '%claim%'"), 0);
}

void TestTwoAtIt::anOpenDialogIsAClaim()
{
    const QByteArray claims = "select count(*) from slotdesk.request_claim";
    focusList(*m_ana);
    QTest::keyClick(window().requests()->table(), Qt::Key_Delete);
    QTRY_VERIFY(open<CancelDialog>(*m_ana));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->number(claims), 1, patience);
    QCOMPARE(m_world->text("select login from slotdesk.request_claim"), QStringLiteral("ana"));
    QTest::keyClick(open<CancelDialog>(*m_ana), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->number(claims), 0, patience);
}

QTEST_MAIN(TestTwoAtIt)
#include "tst_twoatit.moc"
