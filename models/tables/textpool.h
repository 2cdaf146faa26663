// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <vector>

namespace slotdesk {

/// Different texts, each kept once, one behind the other in one buffer: a search walks straight through it and every
/// row that shares a text is answered with it. Numbers count from 0; 0 is the empty text. Texts are never taken out;
/// whoever fills it begins a new one when too many are no longer used.
class TextPool
{
public:
    TextPool();

    /// Its number, the same for the same text. A line break or a zero in it counts as a space.
    [[nodiscard]] quint32 add(QByteArray text);
    [[nodiscard]] QByteArrayView at(quint32 number) const;
    [[nodiscard]] size_t size() const { return m_starts.size() - 1; }
    [[nodiscard]] size_t bytes() const { return m_bytes.size(); }

    /// Sets hit[number] of every text that holds `needle`; leaves the others alone. `hit` has size() places.
    void find(QByteArrayView needle, std::vector<quint8>& hit) const;
    [[nodiscard]] static bool holds(QByteArrayView text, QByteArrayView needle);

private:
    [[nodiscard]] size_t placeOf(QByteArrayView text) const;
    void grow();

    std::vector<char> m_bytes; ///< each text followed by a line break
    std::vector<quint32> m_starts;
    std::vector<quint32> m_table; ///< open addressing: number + 1, 0 is free
};

} // namespace slotdesk
