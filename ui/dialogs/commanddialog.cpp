// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/commanddialog.h"

#include "tables/serverwords.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/shell/whenready.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

CommandDialog::CommandDialog(const DeskContext& context, CommandRunner& runner, const QString& use, QWidget* parent)
    : QDialog(parent), m_context(context), m_runner(runner), m_closeText(tr("Keep as it is"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 17, 20, 16);
    column->setSpacing(11);
    m_title = new QLabel(this);
    m_title->setProperty("role", QStringLiteral("heading"));
    m_about = new QLabel(this);
    m_about->setProperty("role", QStringLiteral("muted"));
    m_about->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_about);
    m_inputs = new QWidget(this);
    m_body = new QVBoxLayout(m_inputs);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(11);
    column->addWidget(m_inputs, 1);
    m_reason = new ReasonField(use, m_inputs);
    m_notice = new Notice(this);
    column->addWidget(m_notice);
    buildFoot();
    connect(m_reason, &ReasonField::changed, this, &CommandDialog::updateReady);
    if (use.isEmpty())
        m_reason->hide();
    else
        loadReasons();
}

void CommandDialog::buildFoot()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    row->addStretch(1);
    m_close = new QPushButton(m_closeText, this);
    m_close->setObjectName(QStringLiteral("close"));
    m_close->setAutoDefault(false);
    m_primary = new QPushButton(this);
    m_primary->setObjectName(QStringLiteral("primary"));
    m_primary->setDefault(true);
    m_next = new QPushButton(this);
    m_next->setObjectName(QStringLiteral("nextBest"));
    m_next->hide();
    row->addWidget(m_next);
    row->addWidget(m_close);
    row->addWidget(m_primary);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_close, &QPushButton::clicked, this, &CommandDialog::reject);
    connect(m_primary, &QPushButton::clicked, this, &CommandDialog::submit);
    connect(m_next, &QPushButton::clicked, this, [this] {
        m_next->hide();
        m_takeNext();
        submit();
    });
}

void CommandDialog::loadReasons()
{
    whenReady(m_context.services.reasonCodes(), this, [this](const Result<QList<ReasonCode>>& read) {
        if (read.ok())
            m_reason->setCodes(read.value());
        else
            m_notice->say(Tone::Bad, tr("The reasons could not be read."), read.error().text());
        if (const AppointmentRequest* row = m_context.store.request(request()); row && row->doubleBooked)
            m_reason->suggest(QStringLiteral("double_booking"));
        updateReady();
    });
}

void CommandDialog::setHeading(const QString& title, const QString& about)
{
    m_title->setText(title);
    m_about->setText(about);
    setWindowTitle(title);
}

void CommandDialog::setPrimary(const QString& text, bool dangerous)
{
    m_primaryText = text;
    m_primary->setProperty("kind", dangerous ? QStringLiteral("dangerPrimary") : QStringLiteral("primary"));
    updateReady();
}

void CommandDialog::setCloseText(const QString& text)
{
    m_closeText = text;
    updateReady();
}

bool CommandDialog::isComplete() const
{
    return m_reason->isComplete();
}

void CommandDialog::updateReady()
{
    m_primary->setEnabled(m_state == State::InDoubt || (m_state == State::Editing && isComplete()));
    m_primary->setText(m_state == State::Asking    ? tr("Asking the server…")
                       : m_state == State::InDoubt ? tr("Try again")
                                                   : m_primaryText);
    m_inputs->setEnabled(m_state == State::Editing || m_state == State::Over);
    m_close->setEnabled(m_state != State::Asking);
    m_close->setText(m_state == State::InDoubt ? tr("Close, the board will tell")
                     : m_state == State::Over  ? tr("Close")
                                               : m_closeText);
}

void CommandDialog::offerNext(const QString& text, std::function<void()> take)
{
    m_takeNext = std::move(take);
    m_next->setText(text);
    m_next->show();
    m_next->setFocus();
}

void CommandDialog::setState(State state)
{
    m_state = state;
    updateReady();
}

void CommandDialog::submit()
{
    if (m_state == State::Asking || m_state == State::Over || (m_state == State::Editing && !isComplete()))
        return;
    if (m_state == State::Editing)
        m_command = CommandId::make();
    m_notice->clear();
    m_next->hide();
    setState(State::Asking);
    m_runner.run(this, {m_command, request(), [this](CommandId id) { return send(id); }, others()},
                 [this](const Result<Outcome>& result) { onReply(result); });
}

void CommandDialog::onReply(const Result<Outcome>& result)
{
    if (!result.ok()) {
        onError(result.error());
        return;
    }
    const Outcome& outcome = result.value();
    if (outcome.ok) {
        Q_EMIT succeeded(outcome);
        succeed(outcome);
        return;
    }
    setState(State::Editing);
    m_notice->say(Tone::Warn, ServerWords::of(outcome.message), hintFor(outcome));
    lost(outcome);
    refresh();
}

void CommandDialog::succeed(const Outcome&)
{
    accept();
}

void CommandDialog::finish()
{
    setState(State::Over);
    m_primary->hide();
    m_close->setFocus();
}

void CommandDialog::onError(const DbError& error)
{
    if (error.inDoubt) {
        setState(State::InDoubt);
        m_notice->say(Tone::Bad, tr("The reply was lost: it is not known yet whether this was done."),
                      tr("“Try again” asks for the same command; it is never done twice. %1").arg(error.message));
    } else {
        setState(State::Editing);
        m_notice->say(Tone::Bad, error.message, error.hint);
    }
    m_primary->setFocus();
}

void CommandDialog::reject()
{
    // While the server is asked the reply is worth waiting for: it comes or its time runs out.
    if (m_state != State::Asking)
        QDialog::reject();
}

QString CommandDialog::hintFor(const Outcome& outcome) const
{
    switch (outcome.code) {
    case Outcome::Code::Changed:
        return tr("What is shown here is up to date now. Decide again.");
    case Outcome::Code::AlreadyFilled:
    case Outcome::Code::TherapistBusy:
    case Outcome::Code::AlreadyOnRequest:
        return tr("The list is up to date now. Choose somebody else.");
    case Outcome::Code::RequestClosed:
        return tr("Nothing more can be booked on this request.");
    case Outcome::Code::Busy:
        return tr("Somebody else is changing this right now. Try again in a moment.");
    case Outcome::Code::NotAllowed:
        return tr("Ask a supervisor if this should be yours to do.");
    default:
        return {};
    }
}

} // namespace slotdesk
