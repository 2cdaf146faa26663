// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reportdialog.h"

#include "tables/timewords.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/slottarget.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace slotdesk {

namespace {

constexpr int longestReport = 4000;

} // namespace

ReportDialog::ReportDialog(const DeskContext& context, CommandRunner& runner, const AppointmentRequest& request,
                           QWidget* parent)
    : CommandDialog(context, runner, QStringLiteral("report"), parent), m_request(request)
{
    setObjectName(QStringLiteral("reportDialog"));
    setMinimumWidth(600);
    reason()->hide();
    setHeading(tr("Report a problem on %1").arg(TimeWords::number(request.id)),
               SlotTarget::about(request, context.clock.nowUtc()));
    buildPhrases();
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("report"));
    m_text->setAccessibleName(tr("What is wrong"));
    m_text->setPlaceholderText(tr("What is wrong, in a sentence. Enter sends it, Shift+Enter begins a new line."));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(84);
    m_text->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReportDialog::updateReady);
    body()->addWidget(m_text);
    auto* goesAlong = new QLabel(evidence(), this);
    goesAlong->setProperty("role", QStringLiteral("muted"));
    goesAlong->setWordWrap(true);
    body()->addWidget(goesAlong);
    setPrimary(tr("Raise the alert"), true);
    m_text->setFocus();
}

void ReportDialog::buildPhrases()
{
    auto* grid = new QGridLayout;
    grid->setSpacing(7);
    const QStringList phrases = {tr("Two therapists at the door"), tr("Nobody has come"),
                                 tr("The therapist finds nobody"), tr("Wrong address or time")};
    for (int i = 0; i < phrases.size(); ++i) {
        auto* button = new QPushButton(QStringLiteral("&%1 %2").arg(i + 1).arg(phrases.at(i)), this);
        button->setObjectName(QStringLiteral("phrase%1").arg(i + 1));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, sentence = phrases.at(i)] {
            if (!m_text->toPlainText().isEmpty())
                m_text->insertPlainText(QStringLiteral(" "));
            m_text->insertPlainText(QString(sentence + QStringLiteral(". ")));
            m_text->setFocus();
        });
        grid->addWidget(button, i / 2, i % 2);
    }
    body()->addLayout(grid);
}

QString ReportDialog::evidence() const
{
    QStringList holders;
    for (const Appointment& slot : context().store.slotsOf(m_request.id)) {
        if (isLive(slot.status))
            holders.append(slot.position > 0 ? tr("slot %1 · %2").arg(slot.position).arg(slot.therapistName)
                                             : tr("too many · %1").arg(slot.therapistName));
    }
    const QString held = holders.isEmpty() ? tr("nobody is booked") : holders.join(QStringLiteral(", "));
    return tr("Goes along as evidence: who is booked now (%1) and the last 20 events.").arg(held);
}

bool ReportDialog::isComplete() const
{
    if (!m_text)
        return false;
    const QString text = m_text->toPlainText().trimmed();
    return !text.isEmpty() && text.size() <= longestReport;
}

DeskServices::Reply ReportDialog::send(CommandId command)
{
    return context().services.reportProblem(command, m_request.id, m_text->toPlainText().trimmed());
}

bool ReportDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            submit();
            return true;
        }
    }
    return CommandDialog::eventFilter(watched, event);
}

} // namespace slotdesk
