// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/dberror.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace slotdesk {

/// Where results and messages go: results to stdout, as a table or a sentence for people or as JSON for programs,
/// messages to stderr. Every line leaves at once. A reader that goes away (`slotctl watch | head -1`) is no error.
class Output
{
public:
    struct Column
    {
        enum class Kind { Text, Number, Time, Money };
        QString key;
        QString title;
        Kind kind = Kind::Text;
    };

    explicit Output(bool json = false) : m_json(json) {}

    void setJson(bool json) { m_json = json; }
    [[nodiscard]] bool json() const { return m_json; }
    /// Nobody reads stdout any more.
    [[nodiscard]] bool closed() const { return m_closed; }
    /// A result could not be written (a full disk); was said on stderr.
    [[nodiscard]] bool failed() const { return m_failed; }

    /// One result: the object for programs, the text for people.
    void result(const QJsonObject& object, const QString& text);
    /// A list: an object a line, or a table of `columns`; `empty` is what people read when there is nothing.
    void list(const QList<Column>& columns, const QList<QJsonObject>& rows, const QString& empty);
    /// One line of stdout as it is.
    void line(const QString& text);

    void message(const QString& text) const;
    void error(const DbError& error) const;

private:
    void write(const QByteArray& bytes);
    bool m_json = false;
    bool m_closed = false;
    bool m_failed = false;
};

/// "2026-12-01 18:30 PST": a UTC text as the clock on the wall of that zone says it; UTC when the zone is unknown.
[[nodiscard]] QString wallClock(const QString& utc, const QString& zone, bool withMs = false);

} // namespace slotdesk
