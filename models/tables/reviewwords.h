// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reviewcase.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// A case in the review in words.
class ReviewWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::ReviewWords)

public:
    [[nodiscard]] static QString of(ReviewState state);
    /// A cause code as people read it; one of a newer server keeps its label, or its code.
    [[nodiscard]] static QString cause(const QString& code, const QString& label = {});
    /// "Resolved · double booking: called"
    [[nodiscard]] static QString howItEnded(const ReviewCase& one);
    /// What was wrong, what is at stake, how it ended and by whom, who looked at it since.
    [[nodiscard]] static QString about(const ReviewCase& one, const QDateTime& nowUtc);
    /// Why it cannot be signed off now; empty when nothing speaks against it. Whether this login may is the server's
    /// to say.
    [[nodiscard]] static QString signOffRefusal(const ReviewCase* one, const QString& cause);
};

} // namespace slotdesk
