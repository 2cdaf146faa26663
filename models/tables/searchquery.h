// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/searchkey.h"

namespace slotdesk {

/// What was typed into the search box. A phone number in any format or a request number is one thing; otherwise every
/// word must be found. A word with a minus sign in front must not.
class SearchQuery
{
public:
    SearchQuery() = default;
    explicit SearchQuery(const QString& typed);

    [[nodiscard]] bool isEmpty() const { return m_digits.isEmpty() && m_words.isEmpty() && m_without.isEmpty(); }
    [[nodiscard]] bool matches(const SearchKey& key) const;

    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;

private:
    QString m_digits;
    QStringList m_words;
    QStringList m_without;
};

} // namespace slotdesk
