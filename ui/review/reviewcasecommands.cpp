// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reviewwords.h"
#include "tables/serverwords.h"
#include "tables/timewords.h"
#include "ui/review/reviewcasepanel.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <utility>

namespace slotdesk {

void ReviewCasePanel::updateReady()
{
    const ReviewCase* one = m_case ? &*m_case : nullptr;
    const QString cause = m_cause->currentData().toString();
    const QString why = ReviewWords::signOffRefusal(one, cause);
    const bool isHere = m_signOff->hasFocus() || m_tag->hasFocus();
    QWidget* pressed = m_signOff->hasFocus() ? m_signOff
                       : m_tag->hasFocus()   ? m_tag
                                             : std::exchange(m_pressed, nullptr);
    const bool mayTag = one && one->state != ReviewState::SignedOff;
    m_cause->setEnabled(mayTag);
    m_note->setEnabled(one && one->state == ReviewState::ToReview);
    m_tag->setEnabled(mayTag && !m_isAsking && !cause.isEmpty() && cause != one->cause);
    m_signOff->setEnabled(why.isEmpty() && !m_isAsking);
    m_signOff->setToolTip(!why.isEmpty()       ? why
                          : one && one->isMine ? tr("You settled it: somebody else signs it off.")
                                               : tr("You looked at it, and it is done with"));
    // A button that cannot be pressed for a while loses the keyboard to whatever comes next: whoever works by keys
    // stays, unless they went on themselves.
    if (pressed && m_isAsking) {
        m_pressed = pressed;
        m_movedTo = window()->focusWidget();
    } else if (pressed && (isHere || window()->focusWidget() == m_movedTo)) {
        (pressed->isEnabled() ? pressed : m_cause)->setFocus();
    }
}

void ReviewCasePanel::send(bool isSignOff)
{
    if (!m_case || m_isAsking)
        return;
    if (const QString why = m_runner.refusalNow(); !why.isEmpty()) {
        Q_EMIT said(Tone::Warn, why);
        return;
    }
    Wish wish{CommandId::make(), m_case->alert, m_cause->currentData().toString(),
              isSignOff ? m_note->text().trimmed() : QString(), isSignOff};
    if (m_doubt && m_doubt->alert == wish.alert && m_doubt->cause == wish.cause && m_doubt->note == wish.note &&
        m_doubt->isSignOff == isSignOff)
        wish.command = m_doubt->command;
    m_asked = wish;
    m_isAsking = true;
    updateReady();
    const auto how = [this, wish](CommandId id) {
        ReviewServices& review = m_context.services.review();
        return wish.isSignOff ? review.signOff(id, wish.alert, wish.cause, wish.note)
                              : review.tag(id, wish.alert, wish.cause);
    };
    m_runner.run(this, {wish.command, m_case->request, how},
                 [this, request = m_case->request](const Result<Outcome>& result) { onReply(request, result); });
}

void ReviewCasePanel::onReply(RequestId request, const Result<Outcome>& result)
{
    m_isAsking = false;
    m_doubt.reset();
    const QString number = TimeWords::number(request);
    if (result.ok()) {
        Q_EMIT said(result->ok ? Tone::Good : Tone::Warn, tr("%1 · %2").arg(number, ServerWords::of(result->message)));
    } else if (result.error().inDoubt) {
        m_doubt = m_asked;
        Q_EMIT said(
            Tone::Bad,
            tr("%1 · The reply was lost. Ask again: it is never done twice. %2").arg(number, result.error().message));
    } else {
        Q_EMIT said(Tone::Bad, tr("%1 · %2").arg(number, result.error().text()));
    }
    updateReady();
    Q_EMIT answered();
}

} // namespace slotdesk
