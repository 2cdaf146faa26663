// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timewords.h"
#include "tests/support/legacydata.h"
#include "tests/support/modelspy.h"
#include "ui/delegates/desktable.h"
#include "ui/review/guarddialog.h"
#include "ui/review/guardstrip.h"
#include "ui/review/guardwatch.h"
#include "ui/shell/desk.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000; ///< at most; what is waited for is a condition

} // namespace

/// An old backend's tables in the desk's own database, with the guard on them: the desk says that double bookings
/// stand, lists them, and says so when nobody watches any more.
class TestGuardFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAGuardNothingIsShown();
    void whatStandsIsSaidAndListed();
    void aGuardThatIsSwitchedOffIsSaid();
    void rowsComeOnTopAndGoWhenRepaired();

private:
    void look() { m_desk->window().findChild<GuardWatch*>()->look(); }
    [[nodiscard]] GuardStrip& strip() { return *m_desk->window().guardStrip(); }
    void install() { QVERIFY(ForeignGuard(*m_owner).install(*LegacyMapping::builtIn(), ForeignGuard::Mode::Observe)); }
    void bookTwice()
    {
        PgFixture::run(*m_owner, "insert into appointments (appointment_request_id, therapist_id, status, created_at, "
                                 "updated_at) select 2, t, 'scheduled', now(), now() from generate_series(501, 502) t");
    }

    PgFixture m_server;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<Desk> m_desk;
};

void TestGuardFindings::init()
{
    const Endpoint both = m_server.freshDatabase(u"both"_s);
    m_owner = PgFixture::connect(both);
    for (const QString& name : {u"rails-small.sql"_s, u"rails-busy.sql"_s}) {
        QFile file(LegacyData::file(name));
        QVERIFY(file.open(QIODevice::ReadOnly) && m_owner->script(file.readAll()).ok());
    }
    m_desk = std::make_unique<Desk>(m_server.login(both, u"ana"_s, {u"slotdesk_agent"_s}), u"Ana Ruiz"_s);
    m_desk->show();
}

void TestGuardFindings::cleanup()
{
    m_desk.reset();
    m_owner.reset();
}

void TestGuardFindings::withoutAGuardNothingIsShown()
{
    auto* watch = m_desk->window().findChild<GuardWatch*>();
    int answers = 0;
    connect(watch, &GuardWatch::changed, this, [&] { ++answers; });
    QTRY_VERIFY_WITH_TIMEOUT(answers > 0, patience);
    QCOMPARE(strip().text(), QString());
    strip().openDialog();
    auto* dialog = m_desk->window().findChild<GuardDialog*>();
    QVERIFY(!dialog->findChild<DeskTable*>()->isVisible());
    dialog->accept();
}

void TestGuardFindings::whatStandsIsSaidAndListed()
{
    install();
    bookTwice();
    look();
    QTRY_COMPARE_WITH_TIMEOUT(strip().text(), u"1 double booking of the old backend still stands."_s, patience);
    QTest::mouseClick(strip().button(), Qt::LeftButton);
    auto* dialog = m_desk->window().findChild<GuardDialog*>();
    auto* table = dialog->findChild<DeskTable*>();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
    const auto cell = [&](int column) { return table->model()->index(0, column).data().toString(); };
    QVERIFY(cell(GuardFindingTable::Request).contains(u'2'));
    QCOMPARE(cell(GuardFindingTable::Live), u"2 of 1"_s);
    PgFixture::run(*m_owner, "update appointments set status = 'cancelled' where therapist_id = 502");
    look();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(strip().text(), QString(), patience);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestGuardFindings::aGuardThatIsSwitchedOffIsSaid()
{
    install();
    PgFixture::run(*m_owner, "alter table appointments disable trigger slotdesk_guard");
    look();
    QTRY_VERIFY_WITH_TIMEOUT(strip().text().contains(u"switched off"), patience);
}

void TestGuardFindings::rowsComeOnTopAndGoWhenRepaired()
{
    GuardFindingTable table;
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto status = [](const QList<int>& ids) {
        ForeignGuard::Status made;
        for (const int id : ids)
            made.newest.append(QJsonObject{{u"id"_s, id}, {u"kind"_s, u"surplus"_s}, {u"request_id"_s, id}});
        return made;
    };
    table.setStatus(status({3, 2, 1}));
    slotdesk::test::ModelSpy spy(table);
    table.setStatus(status({3, 2, 1}));
    QCOMPARE(spy.all(), 0);
    table.setStatus(status({5, 4, 3, 1}));
    QVERIFY(spy.all() <= 2); // one row went, two came at once
    QCOMPARE(table.rowCount(), 4);
    QCOMPARE(table.index(0, GuardFindingTable::Request).data().toString(), TimeWords::number(RequestId(5)));
    spy.clear();
    table.setStatus(status({5, 4, 3, 2, 1})); // booked again: it stands again, where it stood
    QCOMPARE(spy.all(), 1);
    QCOMPARE(table.index(3, GuardFindingTable::Request).data().toString(), TimeWords::number(RequestId(2)));
}

QTEST_MAIN(TestGuardFindings)
#include "tst_guardfindings.moc"
