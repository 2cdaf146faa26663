// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/searchquery.h"

#include "domain/phonenumber.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace slotdesk {

namespace {

void setDigits(SearchQuery::Term& term, const QString& digits)
{
    term.digits = digits.toLatin1();
    // "020 7946…" is dialled inside a country; stored numbers have no such zero.
    if (term.digits.size() > 1 && term.digits.startsWith('0'))
        term.dialled = term.digits.mid(1);
}

SearchQuery::Term wordTerm(const QString& word, bool isWithout)
{
    SearchQuery::Term term;
    term.word = SearchQuery::folded(word).toUtf8();
    term.isWithout = isWithout;
    setDigits(term, PhoneNumber::digits(word, 2));
    return term;
}

} // namespace

SearchQuery::SearchQuery(const QString& typed)
{
    QStringList kept;
    for (const QString& word : typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.size() > 1 && word.startsWith(QLatin1Char('-')))
            m_terms.append(wordTerm(word.mid(1), true));
        else if (word != QLatin1String("-"))
            kept.append(word);
    }
    const QString number = PhoneNumber::digits(kept.join(QLatin1Char(' ')));
    if (!number.isEmpty()) {
        Term term;
        setDigits(term, number);
        m_terms.append(term);
        return;
    }
    for (const QString& word : std::as_const(kept))
        m_terms.append(wordTerm(word, false));
    // A word that folds to nothing (an accent alone) is found everywhere.
    m_terms.removeIf([](const Term& term) { return term.word.isEmpty() && term.digits.isEmpty(); });
}

QString SearchQuery::folded(const QString& text)
{
    // Most texts are plain, and nothing in them has to be taken apart.
    if (std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; }))
        return text.toLower();
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain;
}

bool SearchQuery::beginsWith(qint64 number, const QByteArray& digits)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    return end - text >= digits.size() && std::memcmp(text, digits.constData(), size_t(digits.size())) == 0;
}

} // namespace slotdesk
