// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/savedview.h"

namespace slotdesk {

/// The person's views in their order, the same in every window. Kept in the settings; what cannot be read there is left
/// out.
class SavedViews : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostViews = 40;

    explicit SavedViews(QObject* parent = nullptr);

    [[nodiscard]] const QList<SavedView>& list() const { return m_views; }
    /// Takes the place of one with the same name; false when there are too many or the name is empty.
    bool save(const SavedView& view);
    /// False when the name is empty or another's.
    bool rename(int at, const QString& name);
    void remove(int at);
    void move(int at, int to);

Q_SIGNALS:
    void changed();

private:
    void read();
    void write();

    QList<SavedView> m_views;
};

} // namespace slotdesk
