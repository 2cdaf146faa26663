// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCache>
#include <QtCore/QSize>
#include <QtGui/QImage>

namespace slotdesk {

/// Rows of a table as they were painted last: as long as nothing in a row changes it is a picture, wherever it stands.
/// Holds what the table shows and half as much again, in pixels. What was not looked at longest goes first. GUI thread.
class PaintedRows
{
public:
    enum Look : quint8 { Plain = 0, Selected = 1, Hovered = 2 };

    /// The table shows this much, in pixels of the screen.
    void makeRoomFor(const QSize& shown)
    {
        const qint64 pixels = qint64(shown.width()) * shown.height();
        m_pictures.setMaxCost(qsizetype(pixels * 6 / 1024)); // four bytes each
    }

    /// Null when it has to be painted. `id` says which row it is in any order.
    [[nodiscard]] const QImage* find(qint64 id, int look) const { return m_pictures.object({id, look}); }
    /// A picture costs its kilobytes.
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
