// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/searchindex.h"

#include "domain/phonenumber.h"
#include "tables/statuswords.h"

namespace slotdesk {

namespace {

constexpr qsizetype mostFewWords = 4096;

QByteArray foldedBytes(const QString& text)
{
    return SearchQuery::folded(text).toUtf8();
}

/// The texts of a crew stand apart, so that nothing is found across two of them.
constexpr char betweenPeople = '\t';

} // namespace

quint32 SearchIndex::folded(const QString& text)
{
    const auto known = m_fewWords.constFind(text);
    if (known != m_fewWords.cend())
        return *known;
    const quint32 number = m_texts.add(foldedBytes(text));
    if (m_fewWords.size() < mostFewWords)
        m_fewWords.insert(text, number);
    return number;
}

SearchIndex::Entry SearchIndex::entryOf(const AppointmentRequest& request, const QList<Appointment>& slotRows)
{
    Entry entry;
    reword(entry, request);
    setCrew(entry, slotRows);
    return entry;
}

void SearchIndex::reword(Entry& entry, const AppointmentRequest& request)
{
    entry.number = request.id.value();
    entry.words[Client] = m_texts.add(foldedBytes(request.clientName));
    entry.words[Service] = folded(request.service);
    entry.words[Market] = folded(request.marketName);
    entry.words[Status] =
        folded(request.doubleBooked ? StatusWords::of(request.status) + QLatin1Char(' ') + StatusWords::doubleBooked()
                                    : StatusWords::of(request.status));
    entry.phone = m_digits.add(PhoneNumber::digits(request.clientPhone).toLatin1());
}

bool SearchIndex::setCrew(Entry& entry, const QList<Appointment>& slotRows)
{
    QByteArray crew;
    QByteArray phones;
    for (const Appointment& slot : slotRows) {
        if (!isLive(slot.status))
            continue;
        crew += foldedBytes(slot.therapistName) + betweenPeople;
        phones += PhoneNumber::digits(slot.therapistPhone).toLatin1() + betweenPeople;
    }
    const Entry before = entry;
    entry.words[Crew] = m_texts.add(crew);
    entry.crewPhones = m_digits.add(phones);
    return entry != before;
}

SearchIndex::Entry SearchIndex::adopt(const SearchIndex& other, const Entry& entry)
{
    Entry own = entry;
    for (quint32& word : own.words)
        word = m_texts.add(other.m_texts.at(word).toByteArray());
    own.phone = m_digits.add(other.m_digits.at(entry.phone).toByteArray());
    own.crewPhones = m_digits.add(other.m_digits.at(entry.crewPhones).toByteArray());
    return own;
}

bool SearchIndex::holds(const Entry& entry, const SearchQuery::Term& term) const
{
    if (!term.word.isEmpty()) {
        for (const quint32 word : entry.words) {
            if (TextPool::holds(m_texts.at(word), term.word))
                return true;
        }
    }
    if (term.digits.isEmpty())
        return false;
    if (SearchQuery::beginsWith(entry.number, term.digits))
        return true;
    for (const quint32 phone : {entry.phone, entry.crewPhones}) {
        if (TextPool::holds(m_digits.at(phone), term.digits) ||
            (!term.dialled.isEmpty() && TextPool::holds(m_digits.at(phone), term.dialled)))
            return true;
    }
    return false;
}

bool SearchIndex::matches(const SearchQuery& query, const Entry& entry) const
{
    for (const SearchQuery::Term& term : query.terms()) {
        if (holds(entry, term) == term.isWithout)
            return false;
    }
    return true;
}

bool SearchIndex::Found::isIn(const Entry& entry) const
{
    const auto& w = entry.words;
    const bool inTexts =
        !texts.empty() && (texts[w[Client]] | texts[w[Service]] | texts[w[Market]] | texts[w[Status]] | texts[w[Crew]]);
    return inTexts || (!digits.empty() && ((digits[entry.phone] | digits[entry.crewPhones]) != 0 ||
                                           SearchQuery::beginsWith(entry.number, number)));
}

void SearchIndex::match(const SearchQuery& query, const std::vector<Entry>& entries, std::vector<quint8>& hit) const
{
    hit.assign(entries.size(), 1);
    for (const SearchQuery::Term& term : query.terms()) {
        const Found found = find(term);
        for (size_t row = 0; row < entries.size(); ++row)
            hit[row] = quint8(hit[row] & quint8(found.isIn(entries[row]) != term.isWithout));
    }
}

SearchIndex::Found SearchIndex::find(const SearchQuery::Term& term) const
{
    Found found;
    if (!term.word.isEmpty()) {
        found.texts.assign(m_texts.size(), 0);
        m_texts.find(term.word, found.texts);
    }
    if (!term.digits.isEmpty()) {
        found.number = term.digits;
        found.digits.assign(m_digits.size(), 0);
        m_digits.find(term.digits, found.digits);
        if (!term.dialled.isEmpty())
            m_digits.find(term.dialled, found.digits);
    }
    return found;
}

} // namespace slotdesk
