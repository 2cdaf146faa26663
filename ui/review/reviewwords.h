// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reviewcase.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// A reviewed case in words.
class ReviewWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::ReviewWords)

public:
    /// A cause code as people read it; one of a newer server keeps its English label.
    [[nodiscard]] static QString cause(const QString& code, const QString& label);
    /// What was wrong, how it ended, by whom, what is at stake.
    [[nodiscard]] static QString about(const ReviewCase& one, const QDateTime& nowUtc);
    /// Why it cannot be signed off now; empty when nothing speaks against it. That oneself settled it is left to the
    /// server to say.
    [[nodiscard]] static QString signOffRefusal(const ReviewCase* one, const QString& cause);
};

} // namespace slotdesk
