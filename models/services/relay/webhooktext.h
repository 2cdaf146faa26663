// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/relay/relaydelivery.h"

namespace slotdesk {

/// An event as one line for people in a chat: kinds, ids and times, no names. In Slack's spelling: & < > are written
/// out.
class WebhookText
{
public:
    [[nodiscard]] static QString of(const RelayDelivery& delivery);
};

} // namespace slotdesk
