// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace slotdesk {

/// Phone numbers as people type, paste and dial them.
class PhoneNumber
{
public:
    /// The digits alone, an international prefix ("+", "00") and a "tel:" scheme taken off; empty when `text` holds
    /// letters or fewer than `atLeast` digits and so is no number. The same rule as slotdesk.phone_digits() in SQL.
    [[nodiscard]] static QString digits(const QString& text, int atLeast = 3);

    /// Whether the number stored as `stored` holds the digits `typed` (already normalised) anywhere.
    [[nodiscard]] static bool matches(const QString& stored, const QString& typedDigits);
};

} // namespace slotdesk
