// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/racestory.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// A race in words, in the clock of its market and to the millisecond. What is not known is said to be so.
class RaceWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::RaceWords)

public:
    /// "2 writers, 37.412 ms apart"
    [[nodiscard]] static QString title(const RaceStory& story);
    /// Of which request, what there is too much of, whose clock.
    [[nodiscard]] static QString about(const RaceStory& story);
    /// When the request was closed, for a booking after that.
    [[nodiscard]] static QString closed(const RaceStory& story);
    /// "14:03:07.412"
    [[nodiscard]] static QString clock(Micros at, const QByteArray& zone);
    /// "37.412 ms", "2.500 s", "3 h 05"
    [[nodiscard]] static QString gap(double ms);
    /// "20 ms", "0.5 ms": a round one
    [[nodiscard]] static QString step(Micros length);
    /// "Row written 14:03:07.412", "Committed before 14:03:07.449", "Statement came in: not recorded"
    [[nodiscard]] static QString moment(const RaceWriter& writer, RaceWriter::Moment moment, const QByteArray& zone);
    /// "1 · Dana Ortiz"
    [[nodiscard]] static QString name(const RaceStory& story, qsizetype writer);
    /// "Has the slot", "One too many, let go since"
    [[nodiscard]] static QString standing(const RaceWriter& writer);
    /// "rails/4.2.1", or that the program does not say what it is.
    [[nodiscard]] static QString program(const RaceWriter& writer);
    /// "Process 4711, login old_app, transaction 7712"
    [[nodiscard]] static QString process(const RaceWriter& writer);
    /// What the picture cannot show, and why.
    [[nodiscard]] static QStringList remarks(const RaceStory& story);
    /// All of it, for who cannot see the picture and for pasting.
    [[nodiscard]] static QString text(const RaceStory& story);

private:
    [[nodiscard]] static QString momentName(RaceWriter::Moment moment);
};

} // namespace slotdesk
