// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "domain/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace slotdesk {

/// The values of $1, $2, … of one statement, in PostgreSQL's text format; the server knows the types.
class SqlParams
{
public:
    using Value = std::optional<QByteArray>;

    SqlParams& null() { return push(std::nullopt); }
    SqlParams& raw(const QByteArray& text) { return push(text); }
    SqlParams& add(qint64 number) { return push(QByteArray::number(number)); }
    SqlParams& add(int number) { return push(QByteArray::number(number)); }
    SqlParams& add(bool yes) { return push(QByteArray(yes ? "true" : "false")); }
    SqlParams& add(const QString& text) { return push(text.toUtf8()); }
    SqlParams& add(const CommandId& id) { return push(id.text().toLatin1()); }
    SqlParams& add(const QDateTime& at);
    SqlParams& add(const char*) = delete;
    /// An id that names no row is sent as null.
    template <typename Tag>
    SqlParams& add(Id<Tag> id)
    {
        return id.isValid() ? push(QByteArray::number(id.value())) : null();
    }
    /// An empty text is sent as null.
    SqlParams& addOrNull(const QString& text) { return text.isEmpty() ? null() : add(text); }
    template <typename Tag>
    SqlParams& addArray(const QList<Id<Tag>>& ids)
    {
        QByteArray text("{");
        for (const auto& id : ids)
            text += (text.size() > 1 ? "," : "") + QByteArray::number(id.value());
        return push(text + '}');
    }

    SqlParams& addArray(const QStringList& texts);
    SqlParams& addArray(const QList<qint64>& numbers);

    [[nodiscard]] const QList<Value>& values() const { return m_values; }

private:
    SqlParams& push(Value value)
    {
        m_values.append(std::move(value));
        return *this;
    }

    QList<Value> m_values;
};

} // namespace slotdesk
