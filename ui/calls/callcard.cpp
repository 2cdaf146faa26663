// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callcard.h"

#include "tables/timewords.h"
#include "ui/delegates/elidedcheckbox.h"
#include "ui/delegates/elidedlabel.h"
#include "ui/delegates/pilllabel.h"
#include "ui/shell/icons.h"

#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <algorithm>

namespace slotdesk {

CallCard::CallCard(const CallList& list, QWidget* parent) : QFrame(parent), m_list(list)
{
    setObjectName(QStringLiteral("callCard"));
    setAccessibleName(tr("To call about %1").arg(list.about));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 7, 8, 8);
    column->setSpacing(3);
    buildTitle(column);
    for (const CallList::Person& person : list.people)
        addPerson(column, person);
}

void CallCard::buildTitle(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* number = new QPushButton(TimeWords::number(m_list.request), this);
    number->setProperty("kind", QStringLiteral("link"));
    number->setToolTip(tr("Show the request"));
    connect(number, &QPushButton::clicked, this, [this] { Q_EMIT showRequested(m_list.request); });
    auto* about = new ElidedLabel(this);
    about->setProperty("role", QStringLiteral("muted"));
    about->setWhole(m_list.about.section(QStringLiteral(" · "), 2));
    about->setToolTip(m_list.about);
    if (m_list.isShared()) {
        row->addWidget(number);
        row->addWidget(new PillLabel({slotdesk::Shape::Square, tr("Double booking"), Tone::Bad}, this));
        row->addWidget(about, 1);
        column->addLayout(row);
        return;
    }
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeCalls"));
    close->setIcon(Icons::tinted(QStringLiteral("close"), Theme::instance().colors().muted));
    close->setIconSize({11, 11});
    close->setAccessibleName(tr("Close the list of %1").arg(TimeWords::number(m_list.request)));
    close->setToolTip(tr("Close this list; what I did today brings it back"));
    connect(close, &QToolButton::clicked, this, &CallCard::closed);
    row->addWidget(number);
    if (m_list.late)
        row->addWidget(new PillLabel({slotdesk::Shape::Triangle, tr("Late"), Tone::Warn}, this));
    row->addWidget(about, 1);
    row->addWidget(close);
    column->addLayout(row);
}

void CallCard::addPerson(QVBoxLayout* column, const CallList::Person& person)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    auto* box = new ElidedCheckBox(this);
    showState(box, person);
    connect(box, &QCheckBox::toggled, this, &CallCard::ticked);
    if (person.call > 0)
        connect(box, &QCheckBox::clicked, this, [this, call = person.call](bool on) { Q_EMIT told(call, on); });
    m_boxes.append(box);
    row->addWidget(box, 1);
    if (person.phone.isEmpty()) {
        auto* none = new QLabel(tr("no number"), this);
        none->setProperty("role", QStringLiteral("muted"));
        row->addWidget(none);
        column->addLayout(row);
        return;
    }
    auto* call = new QPushButton(person.phone, this);
    call->setObjectName(QStringLiteral("call"));
    call->setProperty("kind", QStringLiteral("link"));
    call->setToolTip(tr("Call with the telephone program of this computer"));
    call->setAccessibleName(tr("Call %1, %2").arg(person.name, person.phone));
    connect(call, &QPushButton::clicked, this, [phone = person.phone] {
        QString digits = phone;
        digits.remove(QLatin1Char(' '));
        QDesktopServices::openUrl(QUrl(QString(QStringLiteral("tel:") + digits)));
    });
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("copyNumber"));
    copy->setProperty("kind", QStringLiteral("link"));
    copy->setAccessibleName(tr("Copy the number of %1").arg(person.name));
    connect(copy, &QPushButton::clicked, this,
            [phone = person.phone] { QGuiApplication::clipboard()->setText(phone); });
    row->addWidget(call);
    row->addWidget(copy);
    column->addLayout(row);
}

void CallCard::showState(QCheckBox* box, const CallList::Person& person)
{
    const bool told = !person.toldBy.isEmpty();
    box->setText(told ? tr("%1 · told by %2 · %3").arg(person.name, person.toldBy, person.part)
                      : tr("%1 · %2").arg(person.name, person.part));
    box->setToolTip(told ? box->text()
                         : QString(box->text() + QLatin1Char('\n') + tr("Tick when %1 knows").arg(person.name)));
    if (person.call > 0)
        box->setChecked(told);
}

bool CallCard::follow(const CallList& list)
{
    const auto samePerson = [](const CallList::Person& a, const CallList::Person& b) {
        return a.call == b.call && a.name == b.name && a.phone == b.phone;
    };
    if (!std::equal(list.people.cbegin(), list.people.cend(), m_list.people.cbegin(), m_list.people.cend(), samePerson))
        return false;
    m_list = list;
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        showState(m_boxes.at(i), list.people.at(i));
    return true;
}

int CallCard::left() const
{
    return static_cast<int>(
        std::count_if(m_boxes.cbegin(), m_boxes.cend(), [](const QCheckBox* box) { return !box->isChecked(); }));
}

} // namespace slotdesk
