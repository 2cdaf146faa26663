// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmentrequest.h"
#include "tables/searchquery.h"
#include "tables/textpool.h"

#include <array>

namespace slotdesk {

/// What the rows of the board are found by: a row is a handful of numbers into pools of different texts, because a
/// hundred thousand requests share few services, markets and therapists. A search looks through each different text
/// once, then walks the rows.
class SearchIndex
{
public:
    /// Of one row: which text stands where.
    enum Word { Client, Service, Market, Status, Crew, WordCount };
    struct Entry
    {
        qint64 number = 0; ///< of the request
        std::array<quint32, WordCount> words{};
        quint32 phone = 0;      ///< the client's, digits only
        quint32 crewPhones = 0; ///< of those who are booked
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    [[nodiscard]] Entry entryOf(const AppointmentRequest& request, const QList<Appointment>& slotRows);
    /// What stands in the request itself; the crew stays.
    void reword(Entry& entry, const AppointmentRequest& request);
    /// Who is booked. False: the same as before.
    bool setCrew(Entry& entry, const QList<Appointment>& slotRows);
    [[nodiscard]] QByteArrayView text(quint32 number) const { return m_texts.at(number); }
    [[nodiscard]] QByteArrayView digits(quint32 number) const { return m_digits.at(number); }
    /// Different texts, used or not.
    [[nodiscard]] size_t size() const { return m_texts.size() + m_digits.size(); }

    [[nodiscard]] bool matches(const SearchQuery& query, const Entry& entry) const;
    /// hit[row] says whether entries[row] matches.
    void match(const SearchQuery& query, const std::vector<Entry>& entries, std::vector<quint8>& hit) const;
    /// The entry of another index, whose texts are taken over.
    [[nodiscard]] Entry adopt(const SearchIndex& other, const Entry& entry);

private:
    /// In which texts a term is found.
    struct Found
    {
        std::vector<quint8> texts;
        std::vector<quint8> digits;
        QByteArray number; ///< with which a request's own number would begin
        [[nodiscard]] bool isIn(const Entry& entry) const;
    };

    [[nodiscard]] Found find(const SearchQuery::Term& term) const;
    [[nodiscard]] bool holds(const Entry& entry, const SearchQuery::Term& term) const;
    [[nodiscard]] quint32 folded(const QString& text);

    TextPool m_texts;
    TextPool m_digits;
    QHash<QString, quint32> m_fewWords; ///< services, markets, statuses: folded once
};

} // namespace slotdesk
