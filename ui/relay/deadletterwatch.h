// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskservices.h"

#include <QtCore/QTimer>

namespace slotdesk {

/// Looks every half minute for what the relay could not deliver, as long as this login may know. GUI thread; asks
/// without waiting.
class DeadLetterWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int everyMs = 30000;

    explicit DeadLetterWatch(DeskServices& services, QObject* parent = nullptr);

    [[nodiscard]] const QList<DeadLetter>& letters() const { return m_letters; }
    /// Why nothing is known; empty when it is.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// False: this login may not know, and is not told of any.
    [[nodiscard]] bool mayKnow() const { return m_mayKnow; }
    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; }
    /// Now, or once more when the question that is under way is answered.
    void look();

Q_SIGNALS:
    void changed();

private:
    void answered(const Result<QList<DeadLetter>>& letters);

    DeskServices& m_services;
    QList<DeadLetter> m_letters;
    QString m_problem;
    QTimer m_timer;
    bool m_mayKnow = true;
    bool m_hasAnswer = false;
    bool m_asked = false;
    bool m_askAgain = false;
};

} // namespace slotdesk
