// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"

namespace slotdesk {

/// An alert that is off the list, and how it came to that.
struct SettledAlert
{
    Alert alert;
    QDateTime settledAt; ///< UTC
    QString settledBy;   ///< by name; empty when it closed by itself
    QString reason;      ///< "code" or "code: text"
    QString cause;       ///< a code, from the sign-off
    QString signedOffBy; ///< by name

    friend bool operator==(const SettledAlert&, const SettledAlert&) = default;
};

} // namespace slotdesk
