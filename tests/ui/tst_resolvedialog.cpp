// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/resolvedialog.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <algorithm>

using namespace slotdesk;
using namespace slotdesk::test;

/// Who stays: the facts beside each, what a choice costs, and what a second person is needed for.
class TestResolveDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFactsStandBesideEach();
    void withoutTheFactsItCanBeDecidedToo();
    void whatItCosts();
    void oneProposes();
    void anotherConfirmsWhatWasProposed();
    void whoProposedDoesNotConfirm();
    void aRefusalKeepsItOpen();

private:
    void open();
    [[nodiscard]] bool shows(const QString& text) const;
    [[nodiscard]] Outcome dryRun(const char* second) const;
    /// Of these rows, in the order of their ids.
    [[nodiscard]] QList<AppointmentId> ids(const QList<int>& rows) const;

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<CommandRunner> m_runner;
    QPointer<ResolveDialog> m_dialog;
    Alert m_alert;
    QList<Appointment> m_rows; ///< the first booked first
};

void TestResolveDialog::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_runner = std::make_unique<CommandRunner>(m_desk->context);
    for (const AlertId id : m_desk->store.alertIds()) {
        if (m_desk->store.alert(id)->kind == AlertKind::Surplus)
            m_alert = *m_desk->store.alert(id);
    }
    m_rows = m_desk->store.slotsOf(m_alert.request);
    QCOMPARE(m_rows.size(), 3);
    QCOMPARE(m_alert.slots, 2);
    std::sort(m_rows.begin(), m_rows.end(),
              [](const Appointment& a, const Appointment& b) { return a.bookedAt < b.bookedAt; });
    for (int i = 0; i < 3; ++i) {
        SettlementChoice choice;
        choice.place = i + 1;
        choice.appointment = m_rows.at(i).id;
        choice.therapistName = m_rows.at(i).therapistName;
        choice.writtenAt = LiveBoard::defaultNow().addMSecs(i * 63);
        choice.msAfterFirst = i * 63;
        choice.writer = QStringLiteral("rails/4.2");
        choice.payCents = 5000 + 1000 * i;
        choice.currency = "USD";
        choice.before = i != 1 ? RequestId(47990) : RequestId();
        choice.beforeMinutes = 95;
        choice.next = RequestId(48100);
        choice.nextMinutes = i != 1 ? 130 : 20;
        m_desk->services.settling.sides.append(choice);
    }
}

void TestResolveDialog::cleanup()
{
    delete m_dialog;
    m_runner.reset();
    m_desk.reset();
}

void TestResolveDialog::open()
{
    m_dialog = new ResolveDialog(m_desk->context, *m_runner, m_alert, nullptr);
    m_dialog->show();
    QTRY_VERIFY(m_dialog->reason()->codes()->count() > 0);
    QTRY_VERIFY(m_dialog->preview()->isAnswered());
}

bool TestResolveDialog::shows(const QString& text) const
{
    for (const QLabel* label : m_dialog->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

Outcome TestResolveDialog::dryRun(const char* second) const
{
    Outcome fine = FakeServices::outcome(Outcome::Code::Ok, QStringLiteral("This can be done"));
    fine.detail = {{QStringLiteral("released"), QJsonArray{m_rows.at(2).id.value()}},
                   {QStringLiteral("second_person"), QLatin1String(second)}};
    return fine;
}

QList<AppointmentId> TestResolveDialog::ids(const QList<int>& rows) const
{
    QList<AppointmentId> all;
    for (const int row : rows)
        all.append(m_rows.at(row).id);
    std::sort(all.begin(), all.end());
    return all;
}

void TestResolveDialog::theFactsStandBesideEach()
{
    open();
    QTRY_VERIFY(shows(QStringLiteral("63 ms later")));
    QVERIFY(shows(QStringLiteral("first ·")));
    QVERIFY(shows(QStringLiteral("1 h 35 before, 2 h 10 after")));
    QVERIFY(shows(QStringLiteral("20 min after · nearest")));
    QVERIFY(!shows(QStringLiteral("2 h 10 after · nearest")));
    QVERIFY(shows(QStringLiteral("$50")));
    QVERIFY(shows(QStringLiteral("$60")));
    QVERIFY(m_dialog->boxOf(m_rows.at(1).id)->accessibleDescription().contains(QStringLiteral("nearest")));
    // Who came first is ticked.
    QCOMPARE(m_dialog->kept(), ids({0, 1}));
    grab(*m_dialog, QStringLiteral("dialog-resolve"));
}

void TestResolveDialog::withoutTheFactsItCanBeDecidedToo()
{
    m_desk->services.settling.sides.clear();
    open();
    m_dialog->reason()->codes()->setCurrentIndex(0);
    QTRY_VERIFY(m_dialog->primary()->isEnabled());
    QTest::mouseClick(m_dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_desk->services.kept, ids({0, 1}));
}

void TestResolveDialog::whatItCosts()
{
    m_desk->services.previewReplies = {dryRun("not_needed"), dryRun("not_needed")};
    open();
    QTRY_VERIFY2(m_dialog->preview()->text().contains(QStringLiteral("$110, not paid: $70")),
                 qPrintable(m_dialog->preview()->text()));
    QVERIFY(m_dialog->preview()->text().contains(m_rows.at(2).therapistName));
    QCOMPARE(m_dialog->primary()->text(), QStringLiteral("Resolve"));
}

void TestResolveDialog::oneProposes()
{
    m_desk->services.previewReplies = {dryRun("proposes"), dryRun("proposes")};
    open();
    QTRY_COMPARE(m_dialog->primary()->text(), QStringLiteral("Propose"));
    QVERIFY(m_dialog->preview()->text().contains(QStringLiteral("somebody else confirms")));
    QVERIFY(!shows(QStringLiteral("proposed at")));
    grab(*m_dialog, QStringLiteral("dialog-resolve-proposes"));
}

void TestResolveDialog::anotherConfirmsWhatWasProposed()
{
    m_alert.proposedBy = QStringLiteral("leo");
    m_alert.proposedByName = QStringLiteral("Leo Park");
    m_alert.proposedAt = LiveBoard::defaultNow().addSecs(-240);
    m_alert.proposedKeep = ids({1, 2});
    m_desk->services.previewReplies = {dryRun("confirms"), dryRun("confirms")};
    open();
    QTRY_COMPARE(m_dialog->primary()->text(), QStringLiteral("Confirm and resolve"));
    QVERIFY(shows(QStringLiteral("Leo Park proposed at")));
    QVERIFY(shows(m_rows.at(1).therapistName));
    QCOMPARE(m_dialog->kept(), ids({1, 2}));
    grab(*m_dialog, QStringLiteral("dialog-resolve-confirms"));
}

void TestResolveDialog::whoProposedDoesNotConfirm()
{
    m_desk->services.refusals.insert(QStringLiteral("resolve_double_booking"),
                                     QStringLiteral("You proposed this at 14:03: somebody else confirms it"));
    open();
    m_dialog->reason()->codes()->setCurrentIndex(0);
    QTRY_VERIFY(m_dialog->preview()->text().contains(QStringLiteral("You proposed this at 14:03")));
    QVERIFY(!m_dialog->primary()->isEnabled());
}

void TestResolveDialog::aRefusalKeepsItOpen()
{
    open();
    m_dialog->reason()->codes()->setCurrentIndex(0);
    m_desk->services.replyNext(
        FakeServices::outcome(Outcome::Code::Changed, QStringLiteral("Leo Park resolved this alert at 14:04")));
    QTRY_VERIFY(m_dialog->primary()->isEnabled());
    QTest::mouseClick(m_dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY(m_dialog->notice()->isVisible());
    QVERIFY(shows(QStringLiteral("Leo Park resolved this alert")));
    QVERIFY(m_dialog);
}

QTEST_MAIN(TestResolveDialog)
#include "tst_resolvedialog.moc"
