// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace slotdesk {

/// One request with its slots, offers and timeline (Listings::request) as a page of text.
[[nodiscard]] QString requestText(const QJsonObject& request);

} // namespace slotdesk
