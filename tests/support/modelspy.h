// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractItemModel>

namespace slotdesk::test {

/// Counts what a model told its views: the price of a change.
class ModelSpy : public QObject
{
public:
    explicit ModelSpy(const QAbstractItemModel& model);

    [[nodiscard]] int resets() const { return m_resets; }
    [[nodiscard]] int inserts() const { return m_inserts; }
    [[nodiscard]] int removes() const { return m_removes; }
    [[nodiscard]] int changes() const { return m_changes; }
    [[nodiscard]] int layouts() const { return m_layouts; }
    [[nodiscard]] int all() const { return m_resets + m_inserts + m_removes + m_changes + m_layouts; }
    void clear();

private:
    int m_resets = 0;
    int m_inserts = 0;
    int m_removes = 0;
    int m_changes = 0;
    int m_layouts = 0;
};

} // namespace slotdesk::test
