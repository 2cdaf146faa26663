// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "domain/reviewcase.h"
#include "tables/mergedtable.h"

namespace slotdesk {

/// The review queue as rows, the newest case first, as far down as it was read.
class ReviewTable : public MergedTable<ReviewCase>
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
    [[nodiscard]] const ReviewCase& caseAt(int row) const { return rows().at(row); }
    [[nodiscard]] int rowOf(AlertId alert) const;
    /// Where the next page begins; invalid while there is none.
    [[nodiscard]] AlertId lastAlert() const { return rows().isEmpty() ? AlertId() : rows().constLast().alert; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ReviewCase& one, int column) const;

    const Clock& m_clock;
};

} // namespace slotdesk
