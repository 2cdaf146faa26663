// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/boardqueries.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;

namespace slotdesk {

/// Why: one of the server's reason codes that suit the command, and free text. Nothing is chosen beforehand, because a
/// reason nobody gave is worse than none; the code "other" needs words.
class ReasonField : public QWidget
{
    Q_OBJECT

public:
    /// `use` is the command's word in the reason table: cancel, release, reassign, assign.
    explicit ReasonField(const QString& use, QWidget* parent = nullptr);

    void setCodes(const QList<ReasonCode>& codes);
    /// Chooses it when it is there and nothing is chosen yet.
    void suggest(const QString& code);
    [[nodiscard]] bool isComplete() const;
    /// "code" or "code: text".
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QComboBox* codes() const { return m_codes; }
    [[nodiscard]] QLineEdit* text() const { return m_text; }

Q_SIGNALS:
    void changed();

private:
    QString m_use;
    QComboBox* m_codes = nullptr;
    QLineEdit* m_text = nullptr;
};

} // namespace slotdesk
