// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// The words of resources/i18n in the person's language, with Qt's own words and the dates and figures that go with
/// them. English has its plural forms from there. What was built before keeps its words: chosen before the first
/// window.
class Translation
{
public:
    struct Language
    {
        QString code; ///< "es"
        QString name; ///< as its speakers call it
    };

    [[nodiscard]] static QList<Language> languages();
    [[nodiscard]] static bool isKnown(const QString& code);

    /// The system's language, unless one is in use already.
    static void install();
    /// Instead of what is in use; an empty `code` is the system's.
    static void use(const QString& code);
};

} // namespace slotdesk
