// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace slotdesk {

/// "$486.00": cents of an ISO 4217 currency, for people. An unknown amount (negative) is an empty text.
[[nodiscard]] QString moneyText(qint64 cents, const QByteArray& currency);

} // namespace slotdesk
