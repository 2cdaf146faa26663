// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtCore/QMap>
#include <QtCore/QTimer>

namespace slotdesk {

/// What can be done with the chosen request now, asked of the server as dry runs of the very commands: a refused one is
/// greyed out and its tool tip says why. Asked a moment after the last change, for the chosen request alone. It is a
/// courtesy and no lock: the command decides again when it is sent.
class Possibilities : public QObject
{
    Q_OBJECT

public:
    enum class Wish { OfferMore, CancelRequest, Release, CancelSlot };

    explicit Possibilities(const DeskContext& context, QObject* parent = nullptr);

    void ask(const RequestSheet& sheet);
    /// Why not; empty when nothing speaks against it, or nothing is known yet. `id` of the request or of the slot.
    [[nodiscard]] QString refusal(Wish wish, qint64 id) const { return m_refusals.value({wish, id}); }

Q_SIGNALS:
    void changed();

private:
    void askAll();
    void askOne(Wish wish, qint64 id, const QString& function, const QJsonObject& arguments);

    const DeskContext& m_context;
    RequestSheet m_sheet;
    QTimer m_soon;
    int m_round = 0;
    QMap<std::pair<Wish, qint64>, QString> m_refusals;
};

} // namespace slotdesk
