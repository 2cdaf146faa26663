// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slotdesk {

/// The words of resources/i18n in the person's language; in English the plural forms. Once for the application.
class Translation
{
public:
    static void install();
};

} // namespace slotdesk
