// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/searchhits.h"

#include "tables/statuswords.h"
#include "tables/timewords.h"
#include "ui/shell/whenready.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

namespace {

constexpr int mostRows = 9;
constexpr int rowHeight = 26;

QString lineOf(const SearchHit& hit, const QDateTime& now)
{
    QStringList parts;
    if (hit.request.isValid())
        parts.append(TimeWords::number(hit.request));
    parts.append(hit.name);
    if (!hit.phone.isEmpty())
        parts.append(hit.phone);
    if (hit.startsAt.isValid()) {
        parts.append(hit.service);
        parts.append(TimeWords::inZone(hit.startsAt, hit.timeZone, now));
        parts.append(StatusWords::of(hit.status));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

SearchHits::SearchHits(const DeskContext& context, QLineEdit* box, QWidget* parent)
    : QFrame(parent), m_context(context), m_box(box)
{
    setProperty("panel", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    m_note = new QLabel(this);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Found in the database"));
    column->addWidget(m_note);
    column->addWidget(m_list);
    m_list->installEventFilter(this);
    box->installEventFilter(this);
    connect(m_list, &QListWidget::itemClicked, this, &SearchHits::take);
    connect(m_list, &QListWidget::itemActivated, this, &SearchHits::take);
    connect(box, &QLineEdit::textChanged, this, &QWidget::hide);
    hide();
}

void SearchHits::ask(const QString& typed)
{
    m_asked = typed.trimmed();
    if (m_asked.size() < 2) {
        hide();
        return;
    }
    m_list->clear();
    m_note->setText(tr("Searching the database…"));
    place();
    whenReady(m_context.services.search(m_asked), this, [this, asked = m_asked](const Result<QList<SearchHit>>& read) {
        if (asked != m_asked || isHidden())
            return;
        if (read.ok())
            show(read.value());
        else
            m_note->setText(read.error().text());
        place();
    });
}

void SearchHits::show(const QList<SearchHit>& hits)
{
    const QDateTime now = m_context.clock.nowUtc();
    for (const SearchHit& hit : hits) {
        auto* item = new QListWidgetItem(lineOf(hit, now), m_list);
        item->setData(Qt::UserRole, hit.request.value());
        item->setSizeHint({100, rowHeight});
        if (!hit.request.isValid())
            item->setFlags(Qt::NoItemFlags);
    }
    m_note->setText(hits.isEmpty() ? tr("Nothing in the database matches “%1”.").arg(m_asked)
                                   : tr("Found in the database: Down and Enter to open, Esc to close"));
    m_list->setCurrentRow(0);
}

void SearchHits::place()
{
    const int rows = std::min(mostRows, m_list->count());
    m_list->setFixedHeight(rows * rowHeight + (rows > 0 ? 4 : 0));
    m_list->setVisible(rows > 0);
    setFixedWidth(std::max(520, m_box->width()));
    adjustSize();
    move(parentWidget()->mapFromGlobal(m_box->mapToGlobal(QPoint(0, m_box->height() + 4))));
    raise();
    QFrame::show();
}

void SearchHits::take()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->data(Qt::UserRole).toLongLong() == 0)
        return;
    hide();
    Q_EMIT chosen(RequestId(item->data(Qt::UserRole).toLongLong()));
}

bool SearchHits::eventFilter(QObject* watched, QEvent* event)
{
    if (isVisible() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            hide();
            m_box->setFocus();
            return true;
        }
        if (key == Qt::Key_Down && watched == m_box && m_list->count() > 0) {
            m_list->setFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace slotdesk
