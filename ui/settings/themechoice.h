// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace slotdesk {

/// Keeps the theme and its setting the same, whichever of the two is changed: by the dialog, by the button in the
/// corner, by a key. Once for the application.
class ThemeChoice : public QObject
{
    Q_OBJECT

public:
    explicit ThemeChoice(QObject* parent = nullptr);

private:
    void apply();
    void keep();
};

} // namespace slotdesk
