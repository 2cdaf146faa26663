// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/mirroring.h"
#include "ui/delegates/rowdelegate.h"
#include "ui/delegates/shapedtext.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/theme.h"

#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int requestCount = 300;

/// How often a widget was painted, and how much of it.
class Paints : public QObject
{
public:
    explicit Paints(QWidget& widget) { widget.installEventFilter(this); }

    int count = 0;
    QRegion region;

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            ++count;
            region += static_cast<QPaintEvent*>(event)->region();
        }
        return false;
    }
};

/// How many cells of its column were painted.
class CellCount : public QAbstractItemDelegate
{
public:
    mutable int count = 0;

    void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex&) const override { ++count; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {}; }
};

/// All that is due, until nothing is.
void settle()
{
    for (int turn = 0; turn < 10; ++turn)
        QCoreApplication::processEvents();
}

/// Without the frame around the current row, which only the table that has the focus shows, and without a row that the
/// upper edge cuts: Qt smooths a round edge there a shade differently.
QImage picture(DeskTable& table)
{
    if (QWidget* focus = QApplication::focusWidget())
        focus->clearFocus();
    const int cut = table.rowViewportPosition(table.rowAt(0));
    const QRect whole = table.viewport()->rect().adjusted(0, cut < 0 ? cut + RowDelegate::rowHeight : 0, 0, 0);
    return table.viewport()->grab(whole).toImage();
}

QImage drawn(const std::function<void(QPainter&, const QRect&)>& draw, bool mirrored)
{
    QImage image(260, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    const QRect area(9, 3, 200, 29);
    Mirroring::begin(painter, image.rect(), mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    draw(painter, area);
    painter.end();
    return image;
}

} // namespace

/// What painting the live tables costs: only what changed, once, with texts that are remembered and look the same.
class TestTablePaint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsThatComeAndMoveArePaintedOnce();
    void outOfSightNothingIsPainted();
    void inSightTheRowIsPainted();
    void ofManyChangesOnlyThoseInSightArePainted();
    void keptRowsLookAsQtPaintsThem();
    void aRowThatChangedWhileHiddenIsPaintedAnew();
    void aRowThatCameBackIsPaintedAnew();
    void aTallWindowKeepsAllItsRows();
    void rememberedTextLooksTheSame_data();
    void rememberedTextLooksTheSame();

private:
    [[nodiscard]] RequestId idAt(int row) const
    {
        return m_window->models().filter.idAt(m_table->model()->index(row, 0));
    }

    /// The rows in sight, as they are kept and as Qt's own paints them.
    [[nodiscard]] QImage kept() const { return picture(*m_table); }
    [[nodiscard]] QImage plain() const;

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    DeskTable* m_table = nullptr;
};

void TestTablePaint::init()
{
    m_desk = std::make_unique<TestDesk>(LiveBoard::filled(requestCount));
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_table = m_window->requests()->table();
    QVERIFY(m_window->requests()->choose(idAt(150)));
    QTRY_VERIFY(m_table->verticalScrollBar()->value() > 0);
    settle();
}

void TestTablePaint::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestTablePaint::rowsThatComeAndMoveArePaintedOnce()
{
    const RequestId chosen = idAt(150);
    const int top = m_table->visualRect(m_table->model()->index(150, 0)).top();
    for (int row = 100; row < 200; row += 20) // above, in sight and below
        m_desk->board.setClientName(idAt(row), QStringLiteral("Somebody else"));
    for (int i = 0; i < 3; ++i)
        m_desk->board.addRequest(QStringLiteral("New client"), QStringLiteral("Swedish 90"), 1, 5 + i);
    Paints paints(*m_table->viewport());
    m_desk->feed();
    QTRY_VERIFY(paints.count > 0);
    settle();
    QCOMPARE(paints.count, 1);
    QCOMPARE(m_table->visualRect(m_window->models().filter.indexOf(chosen)).top(), top);
}

void TestTablePaint::outOfSightNothingIsPainted()
{
    Paints paints(*m_table->viewport());
    for (const int row : {0, 40, requestCount - 1})
        m_desk->board.setClientName(idAt(row), QStringLiteral("Somebody else"));
    m_desk->feed();
    settle();
    QCOMPARE(m_table->model()->index(0, RequestTable::Client).data().toString(), QStringLiteral("Somebody else"));
    QCOMPARE(paints.count, 0);
}

void TestTablePaint::inSightTheRowIsPainted()
{
    Paints paints(*m_table->viewport());
    const QRect row = m_table->visualRect(m_window->models().filter.indexOf(idAt(149)));
    m_desk->board.setClientName(idAt(149), QStringLiteral("Somebody else"));
    m_desk->feed();
    QTRY_VERIFY(paints.count > 0);
    settle();
    QCOMPARE(paints.count, 1);
    QCOMPARE(paints.region.boundingRect(), QRect(0, row.top(), m_table->viewport()->width(), RowDelegate::rowHeight));
}

// More changes than are told as stretches, from the first row to the last.
void TestTablePaint::ofManyChangesOnlyThoseInSightArePainted()
{
    const QModelIndex chosen = m_table->currentIndex();
    const QRect seen = m_table->visualRect(chosen);
    const RequestId chosenId = m_window->models().filter.idAt(chosen);
    QVERIFY(chosenId.isValid());
    for (int row = 0; row < requestCount; ++row) {
        const QRect at = m_table->visualRect(m_table->model()->index(row, 0));
        const bool inSight = at.bottom() >= 0 && at.top() < m_table->viewport()->height();
        if (idAt(row) == chosenId || !inSight)
            m_desk->board.setClientName(idAt(row), QStringLiteral("Somebody else"));
    }
    Paints paints(*m_table->viewport());
    m_desk->feed();
    QTRY_VERIFY(paints.count > 0);
    settle();
    QCOMPARE(paints.region.boundingRect(), QRect(0, seen.top(), m_table->viewport()->width(), RowDelegate::rowHeight));
    QCOMPARE(kept(), plain());
}

QImage TestTablePaint::plain() const
{
    DeskTable table;
    table.setModel(m_table->model());
    table.resize(m_table->size());
    table.show();
    for (int column = 0; column < RequestTable::ColumnCount; ++column) {
        if (m_table->itemDelegateForColumn(column))
            table.setItemDelegateForColumn(column, m_table->itemDelegateForColumn(column));
        table.setColumnHidden(column, m_table->isColumnHidden(column));
        if (!m_table->isColumnHidden(column))
            table.setColumnWidth(column, m_table->columnWidth(column));
    }
    table.setSelectionModel(m_table->selectionModel());
    settle();
    table.verticalScrollBar()->setValue(m_table->verticalScrollBar()->value());
    return picture(table);
}

void TestTablePaint::keptRowsLookAsQtPaintsThem()
{
    const QImage first = kept();
    QCOMPARE(kept(), first); // from pictures
    QCOMPARE(first, plain());
    m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->value() + 13);
    m_table->selectRow(m_table->currentRow() + 2);
    settle();
    QCOMPARE(kept(), plain());
    m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum());
    QCOMPARE(kept(), plain());
    Theme::instance().setMode(Theme::Mode::Dark);
    settle();
    QCOMPARE(kept(), plain());
    Theme::instance().setMode(Theme::Mode::Light);
    settle();
    QCOMPARE(kept(), plain());
}

void TestTablePaint::aRowThatChangedWhileHiddenIsPaintedAnew()
{
    const RequestId id = idAt(149);
    (void)kept();
    m_window->models().filter.setText(QStringLiteral("nobody is called so"));
    QCOMPARE(m_table->model()->rowCount(), 0);
    m_desk->board.setClientName(id, QStringLiteral("Somebody else"));
    m_desk->feed();
    m_window->models().filter.setText({});
    QVERIFY(m_window->requests()->choose(id));
    settle();
    QCOMPARE(kept(), plain());
}

void TestTablePaint::aRowThatCameBackIsPaintedAnew()
{
    const RequestId id = idAt(149);
    (void)kept();
    FeedBatch gone;
    gone.requestScope = {id};
    FeedBatch back;
    back.requestScope = {id};
    back.requests = {*m_desk->store.request(id)};
    back.requests.first().clientName = QStringLiteral("Somebody else");
    m_desk->store.apply(gone);
    settle();
    QCOMPARE(kept(), plain());
    m_desk->store.apply(back);
    QVERIFY(m_window->requests()->choose(id));
    settle();
    QCOMPARE(kept(), plain());
}

void TestTablePaint::aTallWindowKeepsAllItsRows()
{
    CellCount cells;
    QAbstractItemDelegate* const own = m_table->itemDelegateForColumn(RequestTable::Client);
    m_table->setItemDelegateForColumn(RequestTable::Client, &cells);
    m_window->resize(2400, 3600);
    QTRY_VERIFY(m_table->rowAt(2000) - m_table->rowAt(0) > 50);
    settle();
    const int once = cells.count;
    QVERIFY(once > 50);
    m_table->viewport()->repaint();
    QCOMPARE(cells.count, once);
    m_table->setItemDelegateForColumn(RequestTable::Client, own);
}

void TestTablePaint::rememberedTextLooksTheSame_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << QStringLiteral("Ana Ruiz");
    QTest::newRow("too long") << QStringLiteral("Massage for two people with hot stones, 120 minutes");
    QTest::newRow("accents") << QStringLiteral("Íñigo Ångström");
    QTest::newRow("phone") << QStringLiteral("+34 600 123 456");
    QTest::newRow("from the right") << QStringLiteral("מרים כהן");
    QTest::newRow("empty") << QString();
}

void TestTablePaint::rememberedTextLooksTheSame()
{
    QFETCH(QString, text);
    const QFont font = m_window->font();
    for (const bool mirrored : {false, true}) {
        const QImage remembered = drawn(
            [&](QPainter& painter, const QRect& area) { ShapedText::of(text, font, area.width()).draw(painter, area); },
            mirrored);
        const QImage plain = drawn(
            [&](QPainter& painter, const QRect& area) {
                painter.setFont(font);
                Mirroring::drawText(painter, area, Qt::AlignLeft,
                                    QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
            },
            mirrored);
        QVERIFY2(remembered == plain, qPrintable(text));
        QImage blank = plain;
        blank.fill(Qt::white);
        QCOMPARE(plain == blank, text.isEmpty());
    }
}

QTEST_MAIN(TestTablePaint)
#include "tst_tablepaint.moc"
