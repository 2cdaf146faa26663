// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelspy.h"

namespace slotdesk::test {

ModelSpy::ModelSpy(const QAbstractItemModel& model)
{
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { ++m_resets; });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { ++m_inserts; });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { ++m_removes; });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { ++m_changes; });
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { ++m_layouts; });
}

void ModelSpy::clear()
{
    m_resets = m_inserts = m_removes = m_changes = m_layouts = 0;
}

} // namespace slotdesk::test
