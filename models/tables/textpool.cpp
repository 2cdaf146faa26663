// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/textpool.h"

#include <QtCore/QHashFunctions>
#include <algorithm>
#include <cstring>

namespace slotdesk {

namespace {

constexpr size_t firstPlaces = 1024; ///< a power of two

} // namespace

TextPool::TextPool() : m_starts{0}, m_table(firstPlaces)
{
    (void)add({});
}

QByteArrayView TextPool::at(quint32 number) const
{
    const quint32 start = m_starts[number];
    return QByteArrayView(m_bytes.data() + start, qsizetype(m_starts[number + 1] - start) - 1);
}

size_t TextPool::placeOf(QByteArrayView text) const
{
    const size_t mask = m_table.size() - 1;
    size_t place = qHashBits(text.data(), size_t(text.size())) & mask;
    while (m_table[place] != 0 && at(m_table[place] - 1) != text)
        place = (place + 1) & mask;
    return place;
}

quint32 TextPool::add(QByteArray text)
{
    std::replace_if(
        text.begin(), text.end(), [](char letter) { return letter == '\n' || letter == '\0'; }, ' ');
    const size_t place = placeOf(text);
    if (m_table[place] != 0)
        return m_table[place] - 1;
    const auto number = static_cast<quint32>(size());
    m_bytes.insert(m_bytes.end(), text.cbegin(), text.cend());
    m_bytes.push_back('\n');
    m_starts.push_back(static_cast<quint32>(m_bytes.size()));
    m_table[place] = number + 1;
    if (2 * size() > m_table.size())
        grow();
    return number;
}

void TextPool::grow()
{
    m_table.assign(m_table.size() * 4, 0);
    for (quint32 number = 0; number < size(); ++number)
        m_table[placeOf(at(number))] = number + 1;
}

bool TextPool::holds(QByteArrayView text, QByteArrayView needle)
{
    return memmem(text.data(), size_t(text.size()), needle.data(), size_t(needle.size())) != nullptr;
}

void TextPool::find(QByteArrayView needle, std::vector<quint8>& hit) const
{
    const char* const begin = m_bytes.data();
    const char* const end = begin + m_bytes.size();
    const char* from = begin;
    quint32 number = 0;
    while (from < end) {
        const auto* found =
            static_cast<const char*>(memmem(from, size_t(end - from), needle.data(), size_t(needle.size())));
        if (!found)
            return;
        const auto at = static_cast<quint32>(found - begin);
        while (m_starts[number + 1] <= at)
            ++number;
        hit[number] = 1;
        from = begin + m_starts[++number];
    }
}

} // namespace slotdesk
