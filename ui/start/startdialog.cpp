// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startdialog.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

StartDialog::StartDialog(ConnectForm::Check check, QWidget* parent)
    : QDialog(parent), m_form(new ConnectForm(std::move(check)))
{
    Theme::instance().install();
    setObjectName(QStringLiteral("startDialog"));
    setWindowTitle(tr("Slotdesk"));
    setWindowIcon(Icons::application());
    auto* mark = new QLabel(this);
    mark->setPixmap(Icons::application().pixmap(34, 34));
    auto* title = new QLabel(tr("Welcome to Slotdesk"), this);
    title->setProperty("role", QStringLiteral("heading"));
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(mark);
    head->addWidget(title, 1);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildChoice());
    m_pages->addWidget(buildServer());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 24);
    column->setSpacing(18);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    resize(560, 420);
}

QWidget* StartDialog::buildChoice()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto choice = [&](const QString& name, const QString& text, const QString& hint, auto run) {
        auto* button = new QPushButton(text, page);
        button->setObjectName(name);
        button->setMinimumHeight(34);
        button->setAccessibleDescription(hint);
        connect(button, &QPushButton::clicked, this, run);
        auto* line = new QLabel(hint, page);
        line->setProperty("role", QStringLiteral("muted"));
        line->setWordWrap(true);
        column->addWidget(button);
        column->addWidget(line);
        column->addSpacing(10);
        return button;
    };
    QPushButton* demo = choice(QStringLiteral("demo"), tr("Try the demo"),
                               tr("A made-up marketplace with live traffic, on a database of its own."), [this] {
                                   accept();
                                   Q_EMIT demoChosen();
                               });
    demo->setProperty("kind", QStringLiteral("primary"));
    demo->setDefault(true);
    choice(QStringLiteral("connect"), tr("Connect to a server…"), tr("The database that your call center works on."),
           [this] {
               m_pages->setCurrentIndex(1);
               m_form->server()->setFocus();
           });
    choice(QStringLiteral("here"), tr("Work on this computer"), tr("An empty desk on a database of its own."), [this] {
        accept();
        Q_EMIT hereChosen();
    });
    column->addStretch(1);
    return page;
}

QWidget* StartDialog::buildServer()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(m_form);
    column->addStretch(1);
    auto* back = new QPushButton(tr("Back"), page);
    auto* test = new QPushButton(tr("Test connection"), page);
    auto* go = new QPushButton(tr("Connect"), page);
    go->setObjectName(QStringLiteral("go"));
    test->setObjectName(QStringLiteral("test"));
    for (QPushButton* one : {back, test, go})
        one->setAutoDefault(false);
    go->setProperty("kind", QStringLiteral("primary"));
    auto* row = new QHBoxLayout;
    row->addWidget(back);
    row->addStretch(1);
    row->addWidget(test);
    row->addWidget(go);
    column->addLayout(row);
    connect(back, &QPushButton::clicked, this, [this] { m_pages->setCurrentIndex(0); });
    connect(test, &QPushButton::clicked, m_form, &ConnectForm::test);
    connect(go, &QPushButton::clicked, m_form, &ConnectForm::connectNow);
    for (QLineEdit* one : m_form->findChildren<QLineEdit*>())
        connect(one, &QLineEdit::returnPressed, m_form, &ConnectForm::connectNow);
    connect(m_form, &ConnectForm::connected, this, [this](const ConnectionCheck::Report& report) {
        accept();
        Q_EMIT serverChosen(report);
    });
    return page;
}

void StartDialog::showServer(const QString& address, const ConnectionCheck::Report& report)
{
    m_form->setAddress(address);
    m_form->show(report);
    m_pages->setCurrentIndex(1);
}

} // namespace slotdesk
