// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/viewsdialog.h"

#include "ui/views/savedviews.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ViewsDialog::ViewsDialog(SavedViews& views, QWidget* parent) : QDialog(parent), m_views(views)
{
    setObjectName(QStringLiteral("viewsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Saved views"));
    resize(460, 320);
    m_list = new QListWidget(this);
    m_list->setProperty("boxed", true);
    m_list->setAccessibleName(tr("Saved views"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 16);
    column->setSpacing(10);
    column->addWidget(m_list, 1);
    buildButtons();
    connect(m_list, &QListWidget::itemChanged, this, &ViewsDialog::onRenamed);
    fill();
    m_list->setCurrentRow(0);
}

void ViewsDialog::buildButtons()
{
    auto* row = new QHBoxLayout;
    const auto button = [&](const QString& text, const QString& key, auto run) {
        auto* made = new QPushButton(text, this);
        made->setAutoDefault(false);
        made->setShortcut(QKeySequence(key, QKeySequence::PortableText));
        connect(made, &QPushButton::clicked, this, run);
        row->addWidget(made);
    };
    button(tr("Rename"), QString(), [this] { m_list->editItem(m_list->currentItem()); });
    button(tr("Delete"), QStringLiteral("Del"), [this] {
        if (const int at = m_list->currentRow(); at >= 0) {
            m_views.remove(at);
            fill();
        }
    });
    button(tr("Up"), QStringLiteral("Alt+Up"), [this] { move(-1); });
    button(tr("Down"), QStringLiteral("Alt+Down"), [this] { move(1); });
    row->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(close);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void ViewsDialog::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const SavedView& view : m_views.list()) {
        auto* item = new QListWidgetItem(view.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void ViewsDialog::onRenamed(QListWidgetItem* item)
{
    if (m_filling)
        return;
    const int at = m_list->row(item);
    (void)m_views.rename(at, item->text()); // empty or another's: as it was
    const QScopedValueRollback filling(m_filling, true);
    item->setText(m_views.list().at(at).name);
}

void ViewsDialog::move(int by)
{
    const int at = m_list->currentRow();
    if (at < 0 || at + by < 0 || at + by >= m_list->count())
        return;
    m_views.move(at, at + by);
    fill();
    m_list->setCurrentRow(at + by);
}

} // namespace slotdesk
