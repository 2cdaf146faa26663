// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/serverrulesdialog.h"

#include "tables/serverwords.h"
#include "ui/delegates/notice.h"
#include "ui/shell/whenready.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ServerRulesDialog::ServerRulesDialog(const DeskContext& context, QWidget* parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("serverRulesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rules of the server"));
    setMinimumWidth(560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 18);
    column->setSpacing(12);
    auto* title = new QLabel(windowTitle(), this);
    title->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title);
    m_secondPerson = new QCheckBox(tr("Two people end a double booking when a therapist is let go"), this);
    m_secondPerson->setObjectName(QStringLiteral("secondPerson"));
    m_secondPerson->setEnabled(false);
    column->addWidget(m_secondPerson);
    auto* hint = new QLabel(tr("One proposes who stays, another one confirms it. The server sees to it. "
                               "An administrator changes this."),
                            this);
    hint->setProperty("role", QStringLiteral("muted"));
    hint->setWordWrap(true);
    column->addWidget(hint);
    m_notice = new Notice(this);
    column->addWidget(m_notice);
    column->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(m_secondPerson, &QCheckBox::clicked, this, &ServerRulesDialog::save);
    read();
}

void ServerRulesDialog::read()
{
    whenReady(m_context.services.settlements().rules(), this, [this](const Result<QList<SettingRecord>>& read) {
        if (!read.ok()) {
            m_notice->say(Tone::Bad, read.error().message, read.error().hint);
            return;
        }
        for (const SettingRecord& rule : read.value()) {
            if (rule.name == QLatin1String("second_person"))
                m_rule = rule;
        }
        m_secondPerson->setEnabled(!m_rule.name.isEmpty());
        m_secondPerson->setChecked(m_rule.value == QLatin1String("on"));
    });
}

void ServerRulesDialog::save(bool on)
{
    SettingRecord changed = m_rule;
    changed.value = on ? QStringLiteral("on") : QStringLiteral("off");
    m_secondPerson->setEnabled(false);
    m_notice->clear();
    whenReady(
        m_context.services.settlements().saveRule(CommandId::make(), changed), this,
        [this](const Result<Outcome>& result) { saved(result); }, [this] { read(); });
}

void ServerRulesDialog::saved(const Result<Outcome>& result)
{
    if (!result.ok() && result.error().sqlState == "42501")
        m_notice->say(Tone::Warn, tr("Only an administrator may change this."));
    else if (!result.ok())
        m_notice->say(Tone::Bad, result.error().message, result.error().hint);
    else
        m_notice->say(result->ok ? Tone::Good : Tone::Warn, ServerWords::of(result->message));
    read();
}

} // namespace slotdesk
