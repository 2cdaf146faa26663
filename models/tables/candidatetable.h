// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// Who could take a slot, best first, and below them who cannot, with the reason. Only the former can be chosen.
class CandidateTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Rating, Before, After, Declines, Note, ColumnCount };

    enum Role {
        TherapistRole = Qt::UserRole + 1, ///< qint64
        EligibleRole,
        RefusalRole,
        SearchRole, ///< name and phone
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setCandidates(const QList<Candidate>& candidates);
    [[nodiscard]] const Candidate& candidateAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(TherapistId therapist) const;
    [[nodiscard]] int eligibleCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QString text(const Candidate& candidate, int column) const;

    QList<Candidate> m_rows;
};

} // namespace slotdesk
