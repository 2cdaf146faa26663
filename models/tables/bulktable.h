// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QJsonArray>
#include <QtCore/QList>

namespace slotdesk {

/// Many rows that one command is about: what will happen to each, which are left out and why, and then what came of it.
class BulkTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Client, Fate, Word, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 };
    enum class State : quint8 { Planned, LeftOut, Done, Refused };

    struct Item
    {
        qint64 id = 0; ///< as the command names it: of a request or of a slot
        RequestId request;
        QString client;
        QString plan;   ///< what will happen
        QString answer; ///< why it is left out, or what the server said
        State state = State::Planned;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setItems(const QList<Item>& items);
    [[nodiscard]] const QList<Item>& items() const { return m_items; }
    /// The dry run's word on each: what it refuses is left out.
    void applyPreview(const QJsonArray& answers);
    /// The command's word on each that was sent.
    void applyOutcome(const QJsonArray& answers);
    [[nodiscard]] QList<qint64> planned() const;
    [[nodiscard]] int count(State state) const;
    /// One line an item, for pasting somewhere.
    [[nodiscard]] QString text() const;
    [[nodiscard]] static QString wordOf(State state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void apply(const QJsonArray& answers, State good, State bad);

    QList<Item> m_items;
};

} // namespace slotdesk
