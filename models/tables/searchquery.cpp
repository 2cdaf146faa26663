// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/searchquery.h"

#include "domain/phonenumber.h"

#include <algorithm>

namespace slotdesk {

namespace {

bool hasDigits(const SearchKey& key, const QString& digits)
{
    // "020 7946…" is dialled inside a country; stored numbers have no such zero.
    const QString dialled = digits.startsWith(QLatin1Char('0')) ? digits.mid(1) : digits;
    return key.number.startsWith(digits) ||
           std::any_of(key.phones.cbegin(), key.phones.cend(), [&](const QString& phone) {
               return phone.contains(digits) || (!dialled.isEmpty() && phone.contains(dialled));
           });
}

bool hasWord(const SearchKey& key, const QString& word)
{
    if (key.words.contains(word))
        return true;
    const QString digits = PhoneNumber::digits(word, 2);
    return !digits.isEmpty() && hasDigits(key, digits);
}

} // namespace

SearchQuery::SearchQuery(const QString& typed)
{
    QStringList kept;
    for (const QString& word : typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.size() > 1 && word.startsWith(QLatin1Char('-')))
            m_without.append(SearchKey::folded(word.mid(1)));
        else if (word != QLatin1String("-"))
            kept.append(word);
    }
    m_digits = PhoneNumber::digits(kept.join(QLatin1Char(' ')));
    if (m_digits.isEmpty()) {
        for (const QString& word : std::as_const(kept))
            m_words.append(SearchKey::folded(word));
    }
}

bool SearchQuery::matches(const SearchKey& key) const
{
    if (!m_digits.isEmpty() && !hasDigits(key, m_digits))
        return false;
    const auto found = [&](const QString& word) { return hasWord(key, word); };
    return std::all_of(m_words.cbegin(), m_words.cend(), found) &&
           std::none_of(m_without.cbegin(), m_without.cend(), found);
}

} // namespace slotdesk
