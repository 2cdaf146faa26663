// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"

#include <QtCore/QCoreApplication>
#include <functional>

class QMenu;

namespace slotdesk {

/// What can be done about an alert right where it is shown.
enum class AlertWish { Resolve, Assign, Claim, Snooze, Dismiss, OfferMore, Reassign, Cancel, Race, History, Show };

/// The wishes in words: which suit an alert, by which key, and why one cannot be had now.
class AlertWishes
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::AlertWishes)

public:
    /// Takes the wish; the minutes are for Snooze.
    using Take = std::function<void(AlertWish wish, int minutes)>;

    /// The most useful first. What never makes sense for this kind is left out.
    [[nodiscard]] static QList<AlertWish> of(const Alert& alert);
    [[nodiscard]] static QString text(AlertWish wish);
    [[nodiscard]] static QString tip(AlertWish wish);
    /// The key that works on a card.
    [[nodiscard]] static Qt::Key key(AlertWish wish);
    /// Why not; empty when nothing speaks against it. `login` is whose desk it is.
    [[nodiscard]] static QString refusal(AlertWish wish, const Alert& alert, const QString& login);
    /// Who has it, or until when it sleeps; empty for a new one.
    [[nodiscard]] static QString holder(const Alert& alert, const QString& login, const QDateTime& nowUtc);

    /// The menu is about the alert as it was when it was opened, whatever the card shows by then.
    static void fill(QMenu* menu, const Alert& alert, const QString& login, const Take& take);
    static void fillSnooze(QMenu* menu, const Take& take);
};

} // namespace slotdesk
