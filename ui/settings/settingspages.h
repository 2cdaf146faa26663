// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"

namespace slotdesk {

/// The pages of the settings dialog, in order.
[[nodiscard]] QList<SettingsPage*> settingsPages();

} // namespace slotdesk
