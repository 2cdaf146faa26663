// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/relay/deadletterwatch.h"

#include "ui/shell/whenready.h"

namespace slotdesk {

DeadLetterWatch::DeadLetterWatch(DeskServices& services, QObject* parent) : QObject(parent), m_services(services)
{
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &DeadLetterWatch::look);
    m_timer.start();
    QMetaObject::invokeMethod(this, &DeadLetterWatch::look, Qt::QueuedConnection);
}

void DeadLetterWatch::look()
{
    m_askAgain = m_asked;
    if (std::exchange(m_asked, true))
        return;
    whenReady(
        m_services.deadLetters(), this, [this](const Result<QList<DeadLetter>>& letters) { answered(letters); },
        [this] { m_asked = false; });
}

void DeadLetterWatch::answered(const Result<QList<DeadLetter>>& letters)
{
    m_asked = false;
    m_hasAnswer = true;
    if (letters) {
        m_letters = *letters;
        m_problem.clear();
        m_mayKnow = true;
    } else {
        m_problem = letters.error().text();
        if (letters.error().sqlState == "42501") {
            m_mayKnow = false;
            m_letters.clear();
            m_timer.stop();
        }
    }
    Q_EMIT changed();
    if (m_askAgain)
        look();
}

} // namespace slotdesk
