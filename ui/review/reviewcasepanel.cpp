// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewcasepanel.h"

#include "tables/reviewwords.h"
#include "tables/timewords.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/elidedlabel.h"
#include "ui/shell/whenready.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace slotdesk {

namespace {

constexpr int aroundSeconds = 30 * 60; ///< before and after a case: what its agent did

} // namespace

ReviewCasePanel::ReviewCasePanel(const DeskContext& context, CommandRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner), m_deeds(context.clock)
{
    setObjectName(QStringLiteral("reviewCase"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 6, 0, 0);
    row->setSpacing(14);
    row->addLayout(buildReview(), 4);
    row->addLayout(buildDeeds(), 5);
    setCase(std::nullopt);
}

QPushButton* ReviewCasePanel::button(const QString& text, const char* name, bool isSignOff)
{
    auto* made = new QPushButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, [this, isSignOff] { send(isSignOff); });
    return made;
}

QLayout* ReviewCasePanel::buildReview()
{
    m_about = new QPlainTextEdit(this);
    m_about->setObjectName(QStringLiteral("about"));
    m_about->setAccessibleName(tr("The chosen case"));
    m_about->setReadOnly(true);
    m_about->setTabChangesFocus(true);
    m_about->setMinimumHeight(72);
    m_cause = new QComboBox(this);
    m_cause->setObjectName(QStringLiteral("cause"));
    m_cause->setAccessibleName(tr("Why it happened"));
    m_cause->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cause->setMinimumContentsLength(18);
    m_cause->addItem(tr("Not said yet"), QString());
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("signOffNote"));
    m_note->setAccessibleName(tr("A note for the sign-off"));
    m_note->setMaxLength(4000);
    m_tag = button(tr("&Tag the case"), "tagCase", false);
    m_signOff = button(tr("&Sign off"), "signOff", true);
    m_signOff->setProperty("kind", QStringLiteral("primary"));
    auto* why = new QLabel(tr("&Why it happened"), this);
    why->setBuddy(m_cause);
    auto* note = new QLabel(tr("&Note"), this);
    note->setBuddy(m_note);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_about, 0, 0, 1, 3);
    grid->addWidget(why, 1, 0);
    grid->addWidget(m_cause, 1, 1);
    grid->addWidget(m_tag, 1, 2);
    grid->addWidget(note, 2, 0);
    grid->addWidget(m_note, 2, 1);
    grid->addWidget(m_signOff, 2, 2);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(1, 1);
    // As they are read.
    setTabOrder(m_cause, m_tag);
    setTabOrder(m_tag, m_note);
    setTabOrder(m_note, m_signOff);
    connect(m_cause, &QComboBox::currentIndexChanged, this, &ReviewCasePanel::updateReady);
    connect(m_note, &QLineEdit::returnPressed, m_signOff, &QPushButton::click);
    return grid;
}

QLayout* ReviewCasePanel::buildDeeds()
{
    m_deedHead = new ElidedLabel(this);
    m_deedHead->setObjectName(QStringLiteral("deedHead"));
    m_deedHead->setProperty("role", QStringLiteral("title"));
    m_deedTable = new DeskTable(this);
    m_deedTable->setObjectName(QStringLiteral("deeds"));
    m_deedTable->setAccessibleName(tr("What the agent did around the case"));
    m_deedTable->setProperty("boxed", true);
    m_deedTable->setModel(&m_deeds);
    m_deedTable->setColumns({92, 178, 130, 180}, {DeedTable::Answer});
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(m_deedHead);
    column->addWidget(m_deedTable, 1);
    return column;
}

QString ReviewCasePanel::deedHead() const
{
    return m_deedHead->whole();
}

void ReviewCasePanel::setCauses(const QList<ReviewChoice>& choices)
{
    const QSignalBlocker still(m_cause);
    const QString chosen = m_cause->currentData().toString();
    while (m_cause->count() > 1)
        m_cause->removeItem(1);
    for (const ReviewChoice& one : choices) {
        if (one.what == QLatin1String("cause"))
            m_cause->addItem(ReviewWords::cause(one.code, one.label), one.code);
    }
    const QString known = m_case ? m_case->cause : QString();
    m_cause->setCurrentIndex(std::max(0, m_cause->findData(chosen.isEmpty() ? known : chosen)));
    updateReady();
}

void ReviewCasePanel::setCase(const std::optional<ReviewCase>& one)
{
    const std::optional<ReviewCase> before = std::exchange(m_case, one);
    const bool isOther = !one || !before || one->alert != before->alert;
    if (isOther)
        m_note->clear(); // half-typed text is about the case it was typed for
    if (isOther || one->cause != before->cause)
        m_cause->setCurrentIndex(one ? std::max(0, m_cause->findData(one->cause)) : 0);
    if (isOther || one != before) {
        m_about->setPlainText(one ? ReviewWords::about(*one, m_context.clock.nowUtc()) : QString());
        readDeeds();
    }
    updateReady();
}

void ReviewCasePanel::readDeeds()
{
    const int question = ++m_deedQuestion;
    if (!m_case || m_case->agent.isEmpty()) {
        m_deedHead->setWhole(m_case ? tr("Nobody has taken it yet") : tr("No case is chosen"));
        m_deedTable->setEmptyText(QString());
        m_deeds.setDeeds({});
        return;
    }
    m_deedHead->setWhole(tr("What %1 did around it").arg(m_case->agentName));
    m_deedTable->setEmptyText(tr("Reading…"));
    const QDateTime ended = m_case->settledAt.isValid() ? m_case->settledAt : m_context.clock.nowUtc();
    const auto answer = m_context.services.review().deeds(m_case->agent, m_case->raisedAt.addSecs(-aroundSeconds),
                                                          ended.addSecs(aroundSeconds));
    whenReady(answer, this, [this, question](const Result<QList<AgentDeed>>& deeds) {
        if (question == m_deedQuestion)
            showDeeds(deeds);
    });
}

void ReviewCasePanel::showDeeds(const Result<QList<AgentDeed>>& deeds)
{
    m_deedTable->setEmptyText(deeds.ok() ? tr("Nothing within half an hour of the case.") : deeds.error().text());
    m_deeds.setDeeds(deeds.ok() ? *deeds : QList<AgentDeed>());
}

} // namespace slotdesk
