// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/agentdeed.h"
#include "domain/clock.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>

namespace slotdesk {

/// What somebody did in a span of time, newest first, refused tries too.
class DeedTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, What, Request, Answer, ColumnCount };
    enum Role { OkRole = Qt::UserRole + 1 };

    explicit DeedTable(const Clock& clock, QObject* parent = nullptr);

    /// Deeds only come, at the top: while they are the same login's, rows that were there stay the same rows.
    void setDeeds(const QList<AgentDeed>& deeds);
    [[nodiscard]] const AgentDeed& deedAt(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const AgentDeed& deed, int column) const;

    const Clock& m_clock;
    QList<AgentDeed> m_rows;
};

} // namespace slotdesk
