// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/notereader.h"

#include "ui/shell/whenready.h"

namespace slotdesk {

void NoteReader::setRequest(RequestId request)
{
    if (request == m_request)
        return;
    m_request = request;
    forget();
}

void NoteReader::setCaller(const Caller& caller)
{
    if (caller.isSame(m_caller))
        return;
    m_caller = caller;
    forget();
}

void NoteReader::forget()
{
    ++m_subject;
    m_asking = false;
    take({});
    refresh();
}

void NoteReader::refresh()
{
    if (!m_request.isValid() && !m_caller.isSomebody())
        return;
    m_again = m_asking;
    if (m_asking)
        return;
    m_asking = true;
    CallerServices& services = m_context.services.callers();
    const auto answered = [this, subject = m_subject](const Result<QList<Note>>* read) {
        if (subject != m_subject)
            return;
        m_asking = false;
        if (read && read->ok())
            take(read->value());
        if (std::exchange(m_again, false))
            refresh();
    };
    whenReady(
        m_request.isValid() ? services.notes(m_request) : services.notes(m_caller), this,
        [answered](const Result<QList<Note>>& read) { answered(&read); }, [answered] { answered(nullptr); });
}

void NoteReader::take(const QList<Note>& notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    Q_EMIT changed();
}

} // namespace slotdesk
