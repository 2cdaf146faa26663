// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requestfilter.h"

#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <random>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int requestCount = 300;
constexpr int steps = 200;
/// Stretches that leave and come, one change of layout before and one behind, and changed cells.
constexpr int mostMoves = 2 * RowList::mostStretches + 2;

} // namespace

/// The list after any history of changes, words, chips and orders is what a plain look at all rows says, whoever holds
/// on to a row keeps that row, and no step tells more than a bounded number of signals.
class TestRequestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anyHistory_data();
    void anyHistory();
    void neighbourOfWhatIsHidden();
    void manyMovesFewSignals();
    void ordersAsTheTableSays_data();
    void ordersAsTheTableSays();

private:
    void change();
    void look();
    [[nodiscard]] bool isWanted(int row) const;
    [[nodiscard]] QList<RequestId> plain() const;
    [[nodiscard]] QList<RequestId> shown() const;
    [[nodiscard]] int any(qsizetype below) { return int(m_random() % unsigned(below)); }

    std::mt19937 m_random;
    LiveBoard m_board;
    std::unique_ptr<LiveStore> m_store;
    std::unique_ptr<PendingCommands> m_pending;
    StillClock m_clock{LiveBoard::defaultNow()};
    std::unique_ptr<RequestTable> m_table;
    std::unique_ptr<RequestFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tableTester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
    QList<RequestId> m_ids;
    QString m_word;
};

void TestRequestHistory::init()
{
    m_board = LiveBoard::filled(requestCount);
    m_clock.set(LiveBoard::defaultNow());
    m_store = std::make_unique<LiveStore>();
    m_pending = std::make_unique<PendingCommands>();
    m_store->apply(m_board.snapshot());
    (void)m_board.takeBatch();
    m_table = std::make_unique<RequestTable>(*m_store, *m_pending, m_clock);
    m_filter = std::make_unique<RequestFilter>(*m_table);
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
    m_tableTester = std::make_unique<QAbstractItemModelTester>(m_table.get(), fatal);
    m_filterTester = std::make_unique<QAbstractItemModelTester>(m_filter.get(), fatal);
    m_ids = m_store->requestIds();
    std::sort(m_ids.begin(), m_ids.end());
    m_word.clear();
}

void TestRequestHistory::cleanup()
{
    m_filterTester.reset();
    m_tableTester.reset();
    m_filter.reset();
    m_table.reset();
}

QList<RequestId> TestRequestHistory::shown() const
{
    QList<RequestId> ids;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        ids.append(m_filter->idAt(m_filter->index(row, 0)));
    return ids;
}

bool TestRequestHistory::isWanted(int row) const
{
    const AppointmentRequest& request = *m_table->requestAt(row);
    const bool inChip = m_filter->chip() == RequestFilter::Chip::All ||
                        (m_filter->chip() == RequestFilter::Chip::Open && request.status == RequestStatus::Open);
    QString words = request.clientName + u'\n' + request.service + u'\n' + request.marketName;
    for (const Appointment& slot : m_store->slotsOf(request.id))
        words += isLive(slot.status) ? u'\n' + slot.therapistName : QString();
    return inChip && words.toLower().contains(m_word);
}

// By the table's own keys, one by one, and by number where they are the same.
QList<RequestId> TestRequestHistory::plain() const
{
    QList<RequestId> ids;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (isWanted(row))
            ids.append(m_table->idAt(row));
    }
    const auto key = [this](RequestId id) {
        return m_table->index(m_table->rowOf(id), m_filter->sortColumn()).data(RequestTable::SortRole);
    };
    std::sort(ids.begin(), ids.end(), [&](RequestId a, RequestId b) {
        const QVariant left = key(a);
        const QVariant right = key(b);
        const bool isText = left.typeId() == QMetaType::QString;
        const int order =
            isText ? QString::compare(left.toString(), right.toString())
                   : int(left.toLongLong() > right.toLongLong()) - int(left.toLongLong() < right.toLongLong());
        const bool before = order != 0 ? order < 0 : a < b;
        return m_filter->sortOrder() == Qt::AscendingOrder ? before : (a != b && !before);
    });
    return ids;
}

void TestRequestHistory::change()
{
    for (int i = any(12) == 0 ? 120 : any(5); i >= 0; --i) {
        const RequestId id = m_ids.at(any(m_ids.size()));
        switch (any(6)) {
        case 0:
            m_ids.append(m_board.addRequest(QStringLiteral("New %1").arg(any(40)), QStringLiteral("Sports 60"), 1,
                                            any(4000) - 200, 1 + any(3)));
            break;
        case 1:
            m_ids.removeOne(id);
            m_board.removeRequest(id);
            break;
        case 2:
            m_board.book(id, QStringLiteral("Therapist %1").arg(any(30)));
            break;
        case 3:
            m_board.cancel(id);
            break;
        default:
            m_board.setClientName(id, QStringLiteral("Client %1").arg(any(90)));
        }
    }
    m_store->apply(m_board.takeBatch());
}

void TestRequestHistory::look()
{
    static const QStringList words = {{},
                                      QStringLiteral("client"),
                                      QStringLiteral("client 1").left(6),
                                      QStringLiteral("s"),
                                      QStringLiteral("therapist"),
                                      QStringLiteral("zzz")};
    switch (any(4)) {
    case 0:
        m_filter->sort(any(RequestTable::ColumnCount), any(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        break;
    case 1:
        m_filter->setChip(any(2) == 0 ? RequestFilter::Chip::All : RequestFilter::Chip::Open);
        break;
    case 2:
        m_clock.advance(any(20000));
        m_table->tick();
        break;
    default:
        m_word = words.at(any(words.size()));
        m_filter->setText(m_word);
    }
}

void TestRequestHistory::anyHistory_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestRequestHistory::anyHistory()
{
    QFETCH(const int, seed);
    m_random.seed(unsigned(seed));
    for (int step = 0; step < steps; ++step) {
        QHash<RequestId, QPersistentModelIndex> held;
        for (int i = 0; i < 5 && m_filter->rowCount() > 0; ++i) {
            const QModelIndex index = m_filter->index(any(m_filter->rowCount()), any(RequestTable::ColumnCount));
            held.insert(m_filter->idAt(index), index);
        }
        ModelSpy spy(*m_filter);
        any(3) == 0 ? look() : change();
        const QList<RequestId> now = shown();
        QCOMPARE(now, plain());
        for (auto one = held.cbegin(); one != held.cend(); ++one) {
            QCOMPARE(one->isValid(), now.contains(one.key()));
            if (one->isValid())
                QCOMPARE(m_filter->idAt(*one), one.key());
        }
        QCOMPARE(spy.resets(), 0);
        // A batch may take rows, change rows and bring rows: three looks at the list.
        QVERIFY2(spy.inserts() + spy.removes() + spy.layouts() <= 3 * mostMoves,
                 qPrintable(QString::number(spy.all())));
        QVERIFY(spy.changes() <= 3 * RowList::mostChanges);
    }
}

void TestRequestHistory::neighbourOfWhatIsHidden()
{
    // Somebody stands on a row that a filter hides among a hundred others: the next row that stays is behind the place.
    m_random.seed(11);
    m_filter->sort(RequestTable::Number);
    const QPersistentModelIndex current = m_filter->index(150, 0);
    const RequestId id = m_filter->idAt(current);
    int removedBefore = -1;
    RequestId next;
    connect(m_filter.get(), &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [&](const QModelIndex&, int first, int last) {
                if (current.row() < first || current.row() > last)
                    return;
                removedBefore = first;
                next = m_filter->idAt(m_filter->index(last + 1, 0));
            });
    const QString word = m_table->requestAt(m_table->rowOf(id))->status == RequestStatus::Open
                             ? QStringLiteral("filled")
                             : QStringLiteral("open");
    m_filter->setText(word);
    QVERIFY(!current.isValid());
    QVERIFY(removedBefore > 0);
    const QList<RequestId> staying = shown();
    const auto behind = std::upper_bound(staying.cbegin(), staying.cend(), id);
    QVERIFY(behind != staying.cend());
    QCOMPARE(next, *behind);
}

void TestRequestHistory::manyMovesFewSignals()
{
    m_random.seed(3);
    ModelSpy spy(*m_filter);
    m_filter->setText(QStringLiteral("a"));
    m_filter->setText(QStringLiteral("sports"));
    m_filter->setText({});
    QVERIFY(spy.inserts() + spy.removes() + spy.layouts() <= 3 * mostMoves);
    spy.clear();
    for (const RequestId id : std::as_const(m_ids))
        m_board.setClientName(id, QStringLiteral("Client %1").arg(any(1000)));
    m_filter->sort(RequestTable::Client);
    m_store->apply(m_board.takeBatch());
    QCOMPARE(shown(), plain());
    QCOMPARE(spy.layouts(), 2);
    QCOMPARE(spy.inserts() + spy.removes() + spy.resets(), 0);
    QCOMPARE(spy.changes(), 1);
}

void TestRequestHistory::ordersAsTheTableSays_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < RequestTable::ColumnCount; ++column)
        QTest::addRow("column %d", column) << column;
}

void TestRequestHistory::ordersAsTheTableSays()
{
    QFETCH(const int, column);
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        m_filter->sort(column, order);
        QCOMPARE(shown(), plain());
    }
}

QTEST_GUILESS_MAIN(TestRequestHistory)
#include "tst_requesthistory.moc"
