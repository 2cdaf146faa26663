// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace slotdesk {

/// What was typed into the search box. A phone number in any format or a request number is one thing; otherwise every
/// word must be found. A word with a minus sign in front must not.
class SearchQuery
{
public:
    /// One thing that must be found, or must not: as a word in the texts, or as digits in the phone numbers and at the
    /// beginning of a request's number.
    struct Term
    {
        QByteArray word;    ///< folded; empty: only the digits count
        QByteArray digits;  ///< empty: no number
        QByteArray dialled; ///< the digits without the zero that a country dials; empty when there is none
        bool isWithout = false;
        friend bool operator==(const Term&, const Term&) = default;
    };

    SearchQuery() = default;
    explicit SearchQuery(const QString& typed);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] const QList<Term>& terms() const { return m_terms; }

    /// Lower case and without accents: "Ångström" is found by "angstrom".
    [[nodiscard]] static QString folded(const QString& text);
    /// Whether the number, written down, begins with these digits.
    [[nodiscard]] static bool beginsWith(qint64 number, const QByteArray& digits);

    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;

private:
    QList<Term> m_terms;
};

} // namespace slotdesk
