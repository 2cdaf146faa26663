// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace slotdesk {

/// What came of one try. Delivered is a 2xx that came whole, and nothing else.
struct WebhookAnswer
{
    bool delivered = false;
    int status = 0;       ///< 0: there was no answer
    QString error = {};   ///< a sentence for a person, without the secret; empty when delivered
    int retryAfterMs = 0; ///< what the other side asked for
    int tookMs = 0;
};

} // namespace slotdesk
