// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/desktopsound.h"

#include <canberra.h>

namespace slotdesk {

DesktopSound::~DesktopSound()
{
    if (m_context)
        ca_context_destroy(m_context);
}

bool DesktopSound::open()
{
    if (ca_context_create(&m_context) != CA_SUCCESS)
        return false;
    ca_context_change_props(m_context, CA_PROP_APPLICATION_NAME, "Slotdesk", CA_PROP_APPLICATION_ID, "slotdesk",
                            nullptr);
    return m_driver.isEmpty() || ca_context_set_driver(m_context, m_driver.constData()) == CA_SUCCESS;
}

bool DesktopSound::play()
{
    if (!m_context && !open())
        return false;
    ca_proplist* what = nullptr;
    if (ca_proplist_create(&what) != CA_SUCCESS)
        return false;
    ca_proplist_sets(what, CA_PROP_EVENT_ID, "dialog-warning"); // of the sound naming specification
    ca_proplist_sets(what, CA_PROP_MEDIA_ROLE, "event");
    const int answer = ca_context_play_full(m_context, 0, what, nullptr, nullptr);
    ca_proplist_destroy(what);
    return answer == CA_SUCCESS;
}

} // namespace slotdesk
