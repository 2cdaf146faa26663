// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "domain/reviewcase.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

namespace slotdesk {

/// The review queue as rows, the newest case first, a page after the other.
class ReviewTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Kind, Request, Market, Raised, Agent, Reason, Cause, SignedOff, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, StateRole };

    explicit ReviewTable(const Clock& clock, QObject* parent = nullptr);

    /// What was read now, from the top: rows that stay remain the same rows, so that selection and scroll survive.
    void merge(const QList<ReviewCase>& cases);
    /// The next page.
    void append(const QList<ReviewCase>& cases);
    /// The words of the causes.
    void setCauses(const QHash<QString, QString>& labels);
    [[nodiscard]] const QList<ReviewCase>& cases() const { return m_rows; }
    [[nodiscard]] const ReviewCase& caseAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(AlertId alert) const;
    [[nodiscard]] QString causeText(const QString& code) const { return m_causes.value(code, code); }
    [[nodiscard]] static QString stateText(ReviewState state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ReviewCase& one, int column) const;

    const Clock& m_clock;
    QList<ReviewCase> m_rows;
    QHash<QString, QString> m_causes;
};

} // namespace slotdesk
