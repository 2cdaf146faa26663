// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sqlparams.h"

#include <QtCore/QRandomGenerator>

namespace slotdesk {

/// Makes values for SQL parameters out of a seed: mostly ones that could be meant, and often enough ones that nobody
/// could mean (other people's ids, infinities, a megabyte of text, bytes that are no text).
class ArgumentSource
{
public:
    /// `words` are what a text mostly is: codes, names, numbers that a function might look for.
    ArgumentSource(quint32 seed, QByteArrayList words);

    /// `type` as format_type() says it. Ends the program for a type that it does not know: it needs a line here.
    [[nodiscard]] SqlParams::Value value(const QByteArray& type);
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    [[nodiscard]] int below(int limit) { return m_random.bounded(limit); }

    void setHighestId(int id) { m_highestId = id; }
    /// A command id that was used: undo and retries find something.
    void remember(const QByteArray& commandId);

private:
    [[nodiscard]] QByteArray number(qint64 lowest, qint64 highest);
    [[nodiscard]] QByteArray id();
    [[nodiscard]] QByteArray uuid();
    [[nodiscard]] QByteArray text();
    [[nodiscard]] QByteArray time();
    [[nodiscard]] QByteArray day();
    [[nodiscard]] QByteArray array(const QByteArray& elementType);
    [[nodiscard]] QByteArray json();
    template <typename List>
    [[nodiscard]] auto oneOf(const List& list)
    {
        return list.at(below(int(list.size())));
    }

    QRandomGenerator m_random;
    QByteArrayList m_words;
    QByteArrayList m_used;
    int m_highestId = 50;
};

} // namespace slotdesk
