// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timelineentry.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// What happened, as one sentence: "Yuki Tanaka accepted · took slot 1". An event kind of a newer server is shown by
/// its own words rather than dropped.
class EventWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::EventWords)

public:
    /// The name it starts with, for the eye to find; may be empty.
    [[nodiscard]] static QString who(const TimelineEntry& entry);
    [[nodiscard]] static QString rest(const TimelineEntry& entry);
    /// The reason given, and who wrote it when it was not a command.
    [[nodiscard]] static QString note(const TimelineEntry& entry);
    [[nodiscard]] static QString sentence(const TimelineEntry& entry);
    /// "client_request: asked for Ana" as "client request: asked for Ana".
    [[nodiscard]] static QString reason(const QString& reason);
};

} // namespace slotdesk
