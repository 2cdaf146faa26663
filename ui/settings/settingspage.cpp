// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/settings/desksettings.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

namespace {

/// Calls `show` when `key` is changed by somebody else.
template <typename Show>
void follow(QWidget* field, const QString& key, Show show)
{
    show();
    QObject::connect(&DeskSettings::instance(), &DeskSettings::changed, field, [key, show](const QString& changed) {
        if (changed == key)
            show();
    });
}

} // namespace

SettingsPage::SettingsPage(const QString& title, QWidget* parent) : QWidget(parent), m_title(title)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 2, 6, 2);
    column->setSpacing(14);
    auto* heading = new QLabel(title, this);
    heading->setProperty("role", QStringLiteral("heading"));
    column->addWidget(heading);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(18);
    m_form->setVerticalSpacing(10);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->setLabelAlignment(Qt::AlignLeft);
    m_form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addLayout(m_form);
    column->addStretch(1);
}

void SettingsPage::add(const QString& label, const QString& key, QWidget* field)
{
    field->setObjectName(key);
    field->setAccessibleName(label);
    field->setMinimumWidth(190);
    m_form->addRow(label, field);
}

QComboBox* SettingsPage::choice(const QString& label, const QString& key, const QList<Choice>& choices)
{
    auto* field = new QComboBox(this);
    for (const Choice& one : choices)
        field->addItem(one.word, one.value);
    add(label, key, field);
    follow(field, key,
           [field, key] { field->setCurrentIndex(std::max(0, field->findData(DeskSettings::instance().text(key)))); });
    connect(field, &QComboBox::activated, this,
            [field, key] { DeskSettings::instance().set(key, field->currentData().toString()); });
    return field;
}

QCheckBox* SettingsPage::toggle(const QString& label, const QString& key, bool fallback)
{
    auto* field = new QCheckBox(label, this);
    field->setObjectName(key);
    m_form->addRow(field);
    follow(field, key, [field, key, fallback] { field->setChecked(DeskSettings::instance().flag(key, fallback)); });
    connect(field, &QCheckBox::clicked, this, [key](bool on) { DeskSettings::instance().setFlag(key, on); });
    return field;
}

QSpinBox* SettingsPage::number(const QString& label, const QString& key, int fallback, int least, int most)
{
    auto* field = new QSpinBox(this);
    field->setRange(least, most);
    add(label, key, field);
    follow(field, key, [=] { field->setValue(DeskSettings::instance().number(key, fallback, least, most)); });
    connect(field, &QSpinBox::valueChanged, this, [key](int value) { DeskSettings::instance().setNumber(key, value); });
    return field;
}

void SettingsPage::hint(const QString& text)
{
    auto* label = new QLabel(text, this);
    label->setProperty("role", QStringLiteral("muted"));
    label->setWordWrap(true);
    label->setMinimumWidth(340);
    m_form->addRow(label);
}

} // namespace slotdesk
