// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/boardduel.h"

#include "ui/delegates/markdelegate.h"
#include "ui/delegates/offersdelegate.h"
#include "ui/delegates/requestpilldelegate.h"
#include "ui/delegates/slotsdelegate.h"
#include "ui/delegates/startsdelegate.h"

namespace slotdesk::test {

namespace {

constexpr int changedRows = 1000;
constexpr int updatesARound = 3;

/// What the issue measured of Perspective on another machine, and of the Qt proxy there: it cannot be run here.
struct Quoted
{
    double perspective;
    double proxy;
};
constexpr Quoted quotedFilter{95, 201};
constexpr Quoted quotedUpdate{49, 160};
constexpr QSize windowSize(1100, 760);

/// One word for each column that both sides look into, as a person types them.
const QStringList& words()
{
    static const QStringList all = {QStringLiteral("lindqvist"), QStringLiteral("1048"), QStringLiteral("555 12"),
                                    QStringLiteral("tissue"),    QStringLiteral("chic"), QStringLiteral("filled"),
                                    QStringLiteral("zzz")};
    return all;
}

double meanOf(const QList<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

} // namespace

BoardDuel::BoardDuel(BoardRows& rows, const QDateTime& now) : m_rows(rows), m_clock(now)
{
    m_store.apply(rows.board());
    m_table = std::make_unique<RequestTable>(m_store, m_pending, m_clock);
    m_filter = std::make_unique<RequestFilter>(*m_table);
    m_panel = std::make_unique<RequestPanel>(*m_filter);
    m_plain = std::make_unique<PlainBoard>(*m_table);
    m_proxy.setSourceModel(m_plain.get());
    m_proxy.setSortRole(RequestTable::SortRole);
    m_proxy.setFilterKeyColumn(-1);
    m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_plainTable = std::make_unique<DeskTable>();
    m_plainTable->setModel(&m_proxy);
    m_plainTable->setSortingEnabled(true);
    m_plainTable->sortByColumn(RequestTable::Starts, Qt::AscendingOrder);
    m_plainTable->setItemDelegateForColumn(RequestTable::Mark, new MarkDelegate(m_plainTable.get()));
    m_plainTable->setItemDelegateForColumn(RequestTable::Starts, new StartsDelegate(m_plainTable.get()));
    m_plainTable->setItemDelegateForColumn(RequestTable::Slots, new SlotsDelegate(m_plainTable.get()));
    m_plainTable->setItemDelegateForColumn(RequestTable::Offers, new OffersDelegate(m_plainTable.get()));
    m_plainTable->setItemDelegateForColumn(RequestTable::Status, new RequestPillDelegate(m_plainTable.get()));
    m_plainTable->setColumns({35, 64, 100, 128, 104, 90, 142, 104, 75, 93, 134}, {RequestTable::Client});
    for (QWidget* window : {static_cast<QWidget*>(m_panel.get()), static_cast<QWidget*>(m_plainTable.get())}) {
        window->resize(windowSize);
        window->show();
    }
    m_ours = std::make_unique<BoardView>(m_panel->table());
    m_theirs = std::make_unique<BoardView>(m_plainTable.get());
}

void BoardDuel::Pair::add(double our, double their)
{
    ours.add(our);
    theirs.add(their);
    slowest = std::max(slowest, our);
}

void BoardDuel::run(int rounds, const QString& only)
{
    const auto wanted = [&](const char* part) { return only.isEmpty() || only == QLatin1String(part); };
    for (int round = 0; round < rounds; ++round) {
        if (wanted("filter"))
            filterRound();
        if (wanted("sort"))
            sortRound();
        for (int i = 0; i < updatesARound && wanted("update"); ++i)
            updateRound();
    }
    print();
}

void BoardDuel::filterRound()
{
    QList<double> our;
    QList<double> their;
    for (const QString& word : words()) {
        for (qsizetype typed = 1; typed <= word.size(); ++typed) {
            our.append(m_ours->toFrame([&] { m_filter->setText(word.left(typed)); }));
            their.append(m_theirs->toFrame([&] { m_proxy.setFilterFixedString(word.left(typed)); }));
        }
        m_clears.add(m_ours->toFrame([&] { m_filter->setText({}); }),
                     m_theirs->toFrame([&] { m_proxy.setFilterFixedString({}); }));
    }
    m_slowestKey = std::max(m_slowestKey, *std::max_element(our.cbegin(), our.cend()));
    m_keys.add(meanOf(our), meanOf(their));
}

void BoardDuel::sortRound()
{
    QList<double> our;
    QList<double> their;
    for (int column = 0; column < RequestTable::ColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            our.append(m_ours->toFrame([&] { m_ours->table()->sortByColumn(column, order); }));
            their.append(m_theirs->toFrame([&] { m_theirs->table()->sortByColumn(column, order); }));
        }
    }
    m_slowestSort = std::max(m_slowestSort, *std::max_element(our.cbegin(), our.cend()));
    m_sorts.add(meanOf(our), meanOf(their));
    m_ours->table()->sortByColumn(RequestTable::Starts, Qt::AscendingOrder);
    m_theirs->table()->sortByColumn(RequestTable::Starts, Qt::AscendingOrder);
}

void BoardDuel::updateRound()
{
    m_filter->setText(QStringLiteral("open"));
    m_proxy.setFilterFixedString(QStringLiteral("open"));
    // Somebody reads in the middle of the list.
    for (DeskTable* table : {m_ours->table(), m_theirs->table()})
        table->selectRow(table->model()->rowCount() / 2);
    const FeedBatch batch = m_rows.change(changedRows);
    const double our = m_ours->toFrame([&] { m_store.apply(batch); });
    m_plain->prepare(batch.requestScope);
    m_updates.add(our, m_theirs->toFrame([&] { m_plain->apply(); }));
    if (m_ours->table()->model()->rowCount() != m_theirs->table()->model()->rowCount())
        qFatal("the two lists differ: %d rows and %d", m_ours->table()->model()->rowCount(),
               m_theirs->table()->model()->rowCount());
    m_filter->setText({});
    m_proxy.setFilterFixedString({});
}

void BoardDuel::print() const
{
    std::printf("peer of the next lines: a plain model with ready cells under QSortFilterProxyModel\n");
    if (!m_keys.ours.isEmpty()) {
        m_keys.print("filter text, a keystroke, every column", 20);
        m_keys.printQuoted("filter text", quotedFilter.perspective, quotedFilter.proxy, 10);
        std::printf("the search box emptied: %s, the peer %s; slowest keystroke of ours %.1f ms\n",
                    m_clears.ours.text("ms").c_str(), m_clears.theirs.text("ms").c_str(), m_slowestKey);
    }
    if (!m_sorts.ours.isEmpty()) {
        m_sorts.print("sort, any column, both ways", 8);
        std::printf("slowest sort of ours %.1f ms\n", m_slowestSort);
    }
    if (!m_updates.ours.isEmpty()) {
        m_updates.print("1,000 changed rows into a sorted, filtered view", 20);
        m_updates.printQuoted("1,000 changed rows", quotedUpdate.perspective, quotedUpdate.proxy, 8);
        std::printf("slowest update of ours %.1f ms\n", m_updates.slowest);
    }
}

void BoardDuel::Pair::print(const char* line, double target) const
{
    Rounds::printFaster(line, ours, theirs, target);
}

// By way of the Qt proxy: so many times faster than it here, against so many times faster than it there.
void BoardDuel::Pair::printQuoted(const std::string& line, double perspective, double proxy, double target) const
{
    const double ratio = Rounds::ratioOf(theirs, ours).median() * perspective / proxy;
    Rounds::print(line + ", against Perspective: not run here, quoted from the issue", ours.text("ms"),
                  Rounds::number(perspective) + " ms where the Qt proxy took " + Rounds::number(proxy),
                  Rounds::number(ratio) + " by way of the proxy", ">= " + Rounds::number(target), ratio >= target);
}

} // namespace slotdesk::test
