// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/relay/deadletterstrip.h"

#include "ui/delegates/notice.h"
#include "ui/relay/deadletterwatch.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <algorithm>

namespace slotdesk {

DeadLetterStrip::DeadLetterStrip(DeadLetterWatch& watch, QWidget* parent) : QWidget(parent), m_watch(watch)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    m_notice = new Notice(this);
    m_open = new QPushButton(tr("Show them"), this);
    m_open->setAccessibleDescription(tr("What the relay could not deliver, one by one"));
    row->addWidget(m_notice, 1);
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, &DeadLetterStrip::openRequested);
    connect(&watch, &DeadLetterWatch::changed, this, &DeadLetterStrip::say);
    say();
}

QString DeadLetterStrip::text() const
{
    return isHidden() ? QString() : m_notice->text();
}

void DeadLetterStrip::say()
{
    const auto dead = std::count_if(m_watch.letters().cbegin(), m_watch.letters().cend(),
                                    [](const DeadLetter& letter) { return !letter.sending; });
    setVisible(dead > 0);
    if (dead > 0)
        m_notice->say(Tone::Warn, tr("%n event(s) never reached another program.", nullptr, int(dead)));
}

} // namespace slotdesk
