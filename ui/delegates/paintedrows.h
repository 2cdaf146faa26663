// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCache>
#include <QtGui/QImage>

namespace slotdesk {

/// Rows of a table as they were painted last: as long as nothing in a row changes it is a picture, wherever it stands.
/// Holds about a hundred rows of a usual window, a quarter of that where a point is two pixels each way: a tall window
/// there is painted anew in part. What was not looked at longest goes first. GUI thread.
class PaintedRows
{
public:
    static constexpr int mostKilobytes = 12 << 10;

    enum Look : quint8 { Plain = 0, Selected = 1, Hovered = 2 };

    PaintedRows() : m_pictures(mostKilobytes) {}

    /// Null when it has to be painted. `id` says which row it is in any order.
    [[nodiscard]] const QImage* find(qint64 id, int look) const { return m_pictures.object({id, look}); }
    void keep(qint64 id, int look, const QImage& picture)
    {
        m_pictures.insert({id, look}, new QImage(picture), std::max<qsizetype>(1, picture.sizeInBytes() >> 10));
    }
    /// Something in this row is another now.
    void forget(qint64 id)
    {
        for (int look = Plain; look <= (Selected | Hovered); ++look)
            m_pictures.remove({id, look});
    }
    void clear() { m_pictures.clear(); }

private:
    struct Key
    {
        qint64 id;
        int look;
        friend bool operator==(const Key&, const Key&) = default;
        friend size_t qHash(const Key& key, size_t seed) { return qHashMulti(seed, key.id, key.look); }
    };
    QCache<Key, QImage> m_pictures;
};

} // namespace slotdesk
