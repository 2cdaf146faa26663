// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/viewnamedialog.h"

#include "ui/views/savedviews.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ViewNameDialog::ViewNameDialog(const SavedViews& views, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("viewNameDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Save this view"));
    m_name = new QLineEdit(this);
    m_name->setMaxLength(SavedView::longestName);
    m_name->setMinimumWidth(320);
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setPlaceholderText(tr("Name, for instance \"Boston tonight\""));
    auto* what = new QLabel(tr("Filters, order and columns as they are now."), this);
    what->setProperty("role", QStringLiteral("muted"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto* save = new QPushButton(tr("Save"), this);
    save->setProperty("kind", QStringLiteral("primary"));
    save->setDefault(true);
    save->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 16);
    column->setSpacing(10);
    column->addWidget(m_name);
    column->addWidget(what);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &ViewNameDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, [save, &views](const QString& typed) {
        const QString name = typed.simplified();
        const QList<SavedView>& all = views.list();
        save->setEnabled(!name.isEmpty());
        save->setText(std::any_of(all.cbegin(), all.cend(), [&](const SavedView& one) { return one.name == name; })
                          ? tr("Replace")
                          : tr("Save"));
    });
}

void ViewNameDialog::accept()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty())
        return;
    Q_EMIT named(name);
    QDialog::accept();
}

} // namespace slotdesk
