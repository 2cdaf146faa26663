// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/offers/offerpanel.h"
#include "ui/paper/requestpaper.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/messages.h"
#include "ui/shell/toast.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QStandardItemModel>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QHeaderView>

using namespace slotdesk;
using namespace slotdesk::test;

/// What leaves the desk: rows on the clipboard, lists as CSV, a request as PDF and on paper.
class TestPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void copiesTheChosenRow();
    void copiesTheTableWithTheFocus();
    void anyTableCopiesItsRows();
    void savesCsvAsOnTheScreen();
    void saysWhyItCannotBeWritten();
    void pdfIsWritten();
    void sheetEscapesWhatComesFromOutside();
    void previewOpens();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier);
    [[nodiscard]] QByteArray fileContent() const;

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestPaper::init()
{
    DeskSettings::instance().open({});
    m_file = m_folder.filePath(QStringLiteral("out"));
    QFile::remove(m_file);
    Messages::saveTo(m_file);
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showRequest(RequestId(48002));
    m_window->requests()->table()->setFocus();
}

void TestPaper::cleanup()
{
    Messages::saveTo({});
    m_window.reset();
    m_desk.reset();
}

void TestPaper::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

QByteArray TestPaper::fileContent() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestPaper::copiesTheChosenRow()
{
    press(Qt::Key_C);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().contains(QStringLiteral("Client\tPhone")));
    QVERIFY(lines.last().contains(QStringLiteral("Tom Becker")));
    QVERIFY(lines.last().contains(QStringLiteral("\t'+1 ")));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("text/csv")));
}

void TestPaper::copiesTheTableWithTheFocus()
{
    DeskTable* offers = m_window->offers()->table();
    offers->setFocus();
    offers->selectRow(0);
    press(Qt::Key_C);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("Therapist")));
    QVERIFY(text.contains(offers->model()->index(0, 0).data().toString()));
}

void TestPaper::anyTableCopiesItsRows()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({QStringLiteral("Who"), QStringLiteral("Why")});
    for (const char* name : {"Ana", "=Ben", "Cleo"}) {
        model.appendRow({new QStandardItem(QString::fromLatin1(name)), new QStandardItem(QStringLiteral("a;=b"))});
    }
    QDialog dialog;
    auto* table = new DeskTable(&dialog);
    table->setModel(&model);
    table->setColumns({80, 80}, {1});
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    table->setFocus();
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Who\tWhy\n'=Ben\ta;'=b\n"));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("text/csv")),
             QByteArray("Who,Why\r\n'=Ben,a;'=b\r\n"));
}

void TestPaper::savesCsvAsOnTheScreen()
{
    m_desk->board.setClientName(RequestId(48002), QStringLiteral("=cmd|' /C calc'!A0, \"Tom\""));
    m_desk->feed();
    DeskTable* table = m_window->requests()->table();
    table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(RequestTable::Client), 0);
    ColumnLayout columns = table->columnLayout();
    columns.hidden = {RequestTable::Phone, RequestTable::Mark};
    table->setColumnLayout(columns);
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->toast()->text().startsWith(QStringLiteral("Saved")));
    const QByteArray csv = fileContent();
    QVERIFY(csv.startsWith("Client,Request,Service,"));
    QVERIFY(!csv.contains("Phone"));
    QCOMPARE(csv.count("\r\n"), table->model()->rowCount() + 1);
    QVERIFY(csv.contains("\"'=cmd|' /C calc'!A0, \"\"Tom\"\"\""));
    QVERIFY(!csv.contains("in 41 min")); // the time itself, not how far it is
}

void TestPaper::saysWhyItCannotBeWritten()
{
    Messages::saveTo(m_folder.filePath(QStringLiteral("no/such/folder/out.csv")));
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->toast()->text().contains(QStringLiteral("cannot be written")));
}

void TestPaper::pdfIsWritten()
{
    for (const DeskActions::Entry& entry : m_window->actions().entries()) {
        if (entry.action->text().contains(QStringLiteral("PDF")))
            entry.action->trigger();
    }
    QTRY_VERIFY(fileContent().startsWith("%PDF"));
    QVERIFY(fileContent().size() > 2000);
}

void TestPaper::sheetEscapesWhatComesFromOutside()
{
    RequestSheet sheet;
    sheet.request = *m_desk->store.request(RequestId(48002));
    sheet.request.note = QStringLiteral("<img src=x> & <b>gate</b>");
    sheet.slots = m_desk->store.slotsOf(RequestId(48002));
    sheet.offers = m_desk->store.offersOf(RequestId(48002));
    RequestPaper::Notes notes;
    notes.notes.resize(1);
    notes.notes[0].text = QStringLiteral("dog <big>");
    notes.notes[0].author = QStringLiteral("Leo Park");
    notes.subjects = {QStringLiteral("Client")};
    const QString html = RequestPaper(sheet, notes, nullptr, m_desk->clock).html();
    QVERIFY(html.contains(QStringLiteral("<td>Leo Park</td><td>Client</td><td>dog &lt;big&gt;</td>")));
    QVERIFY(html.contains(QStringLiteral("&lt;img src=x&gt; &amp;")));
    QVERIFY(html.contains(sheet.request.clientName));
    QVERIFY(html.contains(sheet.slots.first().therapistName));
    QVERIFY(html.contains(QStringLiteral("in Los Angeles")));
}

void TestPaper::previewOpens()
{
    press(Qt::Key_P);
    QTRY_VERIFY(m_window->findChild<QDialog*>(QStringLiteral("printPreview")));
    m_window->findChild<QDialog*>(QStringLiteral("printPreview"))->reject();
    QTRY_VERIFY(!m_window->findChild<QDialog*>(QStringLiteral("printPreview")));
}

QTEST_MAIN(TestPaper)
#include "tst_paper.moc"
