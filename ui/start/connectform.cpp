// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectform.h"

#include "ui/delegates/notice.h"
#include "ui/shell/whenready.h"

#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace slotdesk {

namespace {

/// A value in libpq's key = 'value' text.
QString pair(const char* key, const QString& value)
{
    QString quoted = value;
    quoted.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return value.isEmpty() ? QString() : QStringLiteral("%1='%2' ").arg(QLatin1String(key), quoted);
}

} // namespace

ConnectForm::ConnectForm(Check check, QWidget* parent) : QWidget(parent), m_check(std::move(check))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(9);
    form->setLabelAlignment(Qt::AlignLeft);
    m_server = field(tr("Server"), QStringLiteral("server"), tr("db.example.com, service=NAME or postgresql://…"));
    m_port = field(tr("Port"), QStringLiteral("port"), QStringLiteral("5432"));
    m_database = field(tr("Database"), QStringLiteral("database"), QStringLiteral("slotdesk"));
    m_login = field(tr("Login"), QStringLiteral("login"), tr("your own"));
    m_password = field(tr("Password"), QStringLiteral("password"), tr("empty: from ~/.pgpass"));
    m_password->setEchoMode(QLineEdit::Password);
    m_encryption = new QComboBox(this);
    m_encryption->setAccessibleName(tr("Encryption"));
    m_encryption->addItem(tr("If the server can"), QString());
    m_encryption->addItem(tr("Always"), QStringLiteral("require"));
    m_encryption->addItem(tr("Always, and check who it is"), QStringLiteral("verify-full"));
    form->addRow(tr("Encryption"), m_encryption);
    m_notice = new Notice(this);
    form->addRow(m_notice);
    connect(m_server, &QLineEdit::textChanged, this, &ConnectForm::updateFields);
}

QLineEdit* ConnectForm::field(const QString& label, const QString& name, const QString& placeholder)
{
    auto* made = new QLineEdit(this);
    made->setObjectName(name);
    made->setAccessibleName(label);
    made->setPlaceholderText(placeholder);
    made->setMinimumWidth(330);
    static_cast<QFormLayout*>(layout())->addRow(label, made);
    return made;
}

void ConnectForm::setAddress(const QString& address)
{
    const Result<Endpoint> endpoint = Endpoint::parse(address);
    m_server->setText(endpoint ? QString::fromUtf8(endpoint->withPassword({}).conninfo()) : address);
    m_server->setCursorPosition(0);
}

QString ConnectForm::address() const
{
    const QString server = m_server->text().trimmed();
    const bool whole = server.contains(QLatin1Char('='));
    QString text;
    if (server.contains(QStringLiteral("://"))) {
        const Result<Endpoint> endpoint = Endpoint::parse(server);
        const bool more = endpoint && !m_password->text().isEmpty();
        return more ? QString::fromUtf8(endpoint->withPassword(m_password->text()).conninfo()) : server;
    }
    if (whole)
        text = server + QLatin1Char(' ');
    else if (!server.isEmpty())
        text = pair("host", server) + pair("port", m_port->text().trimmed()) +
               pair("dbname", m_database->text().trimmed().isEmpty() ? QStringLiteral("slotdesk")
                                                                     : m_database->text().trimmed()) +
               pair("user", m_login->text().trimmed()) + pair("sslmode", m_encryption->currentData().toString());
    return text.isEmpty() ? text : QString(text + pair("password", m_password->text())).trimmed();
}

void ConnectForm::updateFields()
{
    const QString server = m_server->text();
    const bool whole = server.contains(QLatin1Char('=')) || server.contains(QStringLiteral("://"));
    for (QWidget* one : std::initializer_list<QWidget*>{m_port, m_database, m_login, m_encryption})
        one->setEnabled(!whole);
}

void ConnectForm::test()
{
    run(true);
}

void ConnectForm::connectNow()
{
    run(false);
}

void ConnectForm::run(bool stay)
{
    const int question = ++m_asked;
    m_notice->say(Tone::Info, tr("Asking the server…"));
    auto promise = std::make_shared<QPromise<ConnectionCheck::Report>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, check = m_check, text = address()] {
        promise->addResult(check(text));
        promise->finish();
    });
    whenReady(promise->future(), this, [this, question, stay](const ConnectionCheck::Report& report) {
        if (question != m_asked)
            return;
        show(report);
        if (!stay && report.usable())
            Q_EMIT connected(report);
    });
}

void ConnectForm::show(const ConnectionCheck::Report& report)
{
    const Tone tone = report.trouble == ConnectionCheck::Trouble::None ? Tone::Good
                      : report.usable()                                ? Tone::Warn
                                                                       : Tone::Bad;
    m_notice->say(tone, report.advice.isEmpty() ? report.sentence
                                                : QString(report.sentence + QLatin1Char(' ') + report.advice));
}

} // namespace slotdesk
