// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/newclientdialog.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

NewClientDialog::NewClientDialog(const DeskContext& context, CommandRunner& runner, const QString& phone,
                                 QWidget* parent)
    : CommandDialog(context, runner, QString(), parent)
{
    setObjectName(QStringLiteral("newClientDialog"));
    setMinimumWidth(480);
    setHeading(tr("New client"), tr("Without a name the number stands for it until somebody knows better."));
    setCloseText(tr("Discard"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(9);
    const auto field = [&](const QString& name, const QString& label) {
        auto* edit = new QLineEdit(this);
        edit->setObjectName(name);
        edit->setAccessibleName(label);
        form->addRow(label, edit);
        connect(edit, &QLineEdit::textChanged, this, &NewClientDialog::updateReady);
        return edit;
    };
    m_name = field(QStringLiteral("clientName"), tr("Name"));
    m_phone = field(QStringLiteral("clientPhone"), tr("Phone"));
    m_email = field(QStringLiteral("clientEmail"), tr("E-mail"));
    m_note = field(QStringLiteral("clientNote"), tr("Note"));
    m_phone->setText(phone);
    body()->addLayout(form);
    body()->addStretch(1);
    setPrimary(tr("Save client"));
    m_name->setFocus();
}

bool NewClientDialog::isComplete() const
{
    return m_note && !(m_name->text().trimmed().isEmpty() && m_phone->text().trimmed().isEmpty());
}

DeskServices::Reply NewClientDialog::send(CommandId command)
{
    ClientRecord client;
    client.name = m_name->text().trimmed();
    client.phone = m_phone->text().trimmed();
    client.email = m_email->text().trimmed();
    client.note = m_note->text().trimmed();
    return context().services.callers().saveClient(command, client);
}

Caller NewClientDialog::saved(const Outcome& outcome) const
{
    Caller caller;
    caller.kind = Caller::Kind::Client;
    caller.id = outcome.detail.value(QStringLiteral("client_id")).toInteger();
    caller.phone = m_phone->text().trimmed();
    caller.name = m_name->text().trimmed().isEmpty() ? caller.phone : m_name->text().trimmed();
    return caller;
}

} // namespace slotdesk
