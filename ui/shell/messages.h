// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <functional>

class QWidget;

namespace slotdesk {

/// The only way to a message box, so that a test answers in its place and no test ever waits for a person.
class Messages
{
public:
    /// Asks before something that cannot be taken back; true for yes.
    [[nodiscard]] static bool ask(QWidget* parent, const QString& title, const QString& text, const QString& yes);

    /// Where to save; empty for nowhere.
    [[nodiscard]] static QString fileToSave(QWidget* parent, const QString& title, const QString& proposed,
                                            const QString& kinds);
    /// For tests: every file is saved there; empty restores the dialog.
    static void saveTo(const QString& path);

    using Answer = std::function<bool(const QString& title, const QString& text)>;
    /// For tests: every question is answered by this; an empty one restores the boxes.
    static void answerWith(Answer answer);
};

} // namespace slotdesk
