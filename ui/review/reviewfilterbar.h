// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reviewcase.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QHBoxLayout;

namespace slotdesk {

/// What the review queue is narrowed to: how far it is, who did anything about it, where, and why it happened.
class ReviewFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewFilterBar(QWidget* parent = nullptr);

    /// What there is to choose; what is chosen stays.
    void setChoices(const QList<ReviewChoice>& choices);
    [[nodiscard]] ReviewFilter filter() const;

    [[nodiscard]] QComboBox* state() const { return m_state; }
    [[nodiscard]] QComboBox* agent() const { return m_agent; }
    [[nodiscard]] QComboBox* market() const { return m_market; }
    [[nodiscard]] QComboBox* cause() const { return m_cause; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QComboBox* add(QHBoxLayout* row, const QString& label, const QString& all);
    static void fill(QComboBox* box, int kept, const QList<ReviewChoice>& choices, const QString& what);

    QComboBox* m_state = nullptr;
    QComboBox* m_agent = nullptr;
    QComboBox* m_market = nullptr;
    QComboBox* m_cause = nullptr;
};

} // namespace slotdesk
