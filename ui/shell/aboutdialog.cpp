// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/aboutdialog.h"

#include "ui/shell/icons.h"
#include "ui/shell/whenready.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

AboutDialog::AboutDialog(const DeskContext& context, QWidget* parent)
    : QDialog(parent), m_place(context.server), m_server(tr("asking…")), m_schema(m_server)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Slotdesk"));
    auto* mark = new QLabel(this);
    mark->setPixmap(Icons::application().pixmap(48, 48));
    auto* name = new QLabel(tr("Slotdesk"), this);
    name->setProperty("role", QStringLiteral("heading"));
    auto* what = new QLabel(tr("A call-center desk that makes double bookings impossible."), this);
    m_versions = new QLabel(text(), this);
    m_versions->setTextFormat(Qt::PlainText);
    m_versions->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_versions->setAccessibleName(tr("Versions"));
    auto* licence = new QLabel(tr("Licence: GPL, version 3 or later"), this);
    licence->setProperty("role", QStringLiteral("muted"));
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    for (QLabel* one : {name, what, m_versions, licence})
        words->addWidget(one);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(20);
    upper->addWidget(mark, 0, Qt::AlignTop);
    upper->addLayout(words, 1);
    auto* copy = new QPushButton(tr("Copy versions"), this);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* lower = new QHBoxLayout;
    lower->addWidget(copy);
    lower->addStretch(1);
    lower->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 22, 24, 18);
    column->setSpacing(18);
    column->addLayout(upper);
    column->addLayout(lower);
    whenReady(context.services.serverFacts(), this, [this](const Result<ServerFacts>& facts) {
        fill(facts ? *facts : ServerFacts{tr("not known: %1").arg(facts.error().message), 0});
    });
}

void AboutDialog::fill(const ServerFacts& facts)
{
    m_server = facts.version;
    m_schema = facts.schema > 0 ? QString::number(facts.schema) : tr("not known");
    m_versions->setText(text());
}

QString AboutDialog::text() const
{
    return tr("Slotdesk %1\nQt %2\nPostgreSQL %3\nSchema %4\n%5")
        .arg(QStringLiteral(SLOTDESK_VERSION), QString::fromLatin1(qVersion()), m_server, m_schema, m_place);
}

} // namespace slotdesk
