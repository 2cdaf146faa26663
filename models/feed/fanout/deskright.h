// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/audience.h"

#include <QtCore/QString>

namespace slotdesk {

/// What a login may see of the feed now: a row of feed_admit() or feed_rights().
struct DeskRight
{
    QString login;
    QString name; ///< of the person; empty where it was not asked
    Audience audience;
};

} // namespace slotdesk
