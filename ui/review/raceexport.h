// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/racestory.h"

#include <QtCore/QByteArray>
#include <QtGui/QFont>

namespace slotdesk {

/// The picture of a race as a file for the engineer: on a light ground whatever the desk looks like, with all of it as
/// text in its description. Any thread.
class RaceExport
{
public:
    [[nodiscard]] static QByteArray png(const RaceStory& story, const QFont& font);
    [[nodiscard]] static QByteArray svg(const RaceStory& story, const QFont& font);
};

} // namespace slotdesk
