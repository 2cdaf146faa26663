// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reasonfield.h"

#include "ui/dialogs/reasonwords.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace slotdesk {

namespace {

constexpr int longestText = 1000;

} // namespace

ReasonField::ReasonField(const QString& use, QWidget* parent) : QWidget(parent), m_use(use)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_codes = new QComboBox(this);
    m_codes->setObjectName(QStringLiteral("reasonCode"));
    m_codes->setAccessibleName(tr("Reason"));
    m_codes->setPlaceholderText(tr("Choose a reason…"));
    m_codes->setMinimumWidth(210);
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("reasonText"));
    m_text->setAccessibleName(tr("Reason in words"));
    m_text->setPlaceholderText(tr("In a few words, for who reads this later"));
    m_text->setMaxLength(longestText);
    row->addWidget(m_codes);
    row->addWidget(m_text, 1);
    setFocusProxy(m_codes);
    connect(m_codes, &QComboBox::currentIndexChanged, this, &ReasonField::changed);
    connect(m_text, &QLineEdit::textChanged, this, &ReasonField::changed);
}

void ReasonField::setCodes(const QList<ReasonCode>& codes)
{
    const QString chosen = m_codes->currentData().toString();
    m_codes->clear();
    for (const ReasonCode& code : codes) {
        if (code.uses.contains(m_use))
            m_codes->addItem(ReasonWords::of(code), code.code);
    }
    m_codes->setCurrentIndex(chosen.isEmpty() ? -1 : m_codes->findData(chosen));
}

void ReasonField::suggest(const QString& code)
{
    if (m_codes->currentIndex() < 0)
        m_codes->setCurrentIndex(m_codes->findData(code));
}

bool ReasonField::isComplete() const
{
    const QString code = m_codes->currentData().toString();
    return !code.isEmpty() && (code != QLatin1String("other") || !m_text->text().trimmed().isEmpty());
}

QString ReasonField::reason() const
{
    const QString code = m_codes->currentData().toString();
    const QString text = m_text->text().simplified();
    return text.isEmpty() ? code : QString(code + QStringLiteral(": ") + text);
}

} // namespace slotdesk
