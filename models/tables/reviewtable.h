// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "domain/reviewcase.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>

namespace slotdesk {

/// The review queue as rows, the newest case first, as far down as it was read.
class ReviewTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Kind, Request, Market, Raised, Agent, HowItEnded, Cause, SignedOff, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1, KindRole };

    explicit ReviewTable(const Clock& clock, QObject* parent = nullptr);

    /// What was read now from the top. Rows that stay are the same rows, so that selection and scroll survive; those
    /// below what was read are kept unless that was all there is.
    void merge(const QList<ReviewCase>& cases, bool isAll);
    /// The next page.
    void append(const QList<ReviewCase>& cases);
    [[nodiscard]] const ReviewCase& caseAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(AlertId alert) const;
    /// Where the next page begins; invalid while there is none.
    [[nodiscard]] AlertId lastAlert() const { return m_rows.isEmpty() ? AlertId() : m_rows.constLast().alert; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeWhatIsGone(const QList<ReviewCase>& cases, bool isAll);
    void insertWhatIsNew(const QList<ReviewCase>& cases);
    [[nodiscard]] QString text(const ReviewCase& one, int column) const;

    const Clock& m_clock;
    QList<ReviewCase> m_rows; ///< by alert, falling
};

} // namespace slotdesk
