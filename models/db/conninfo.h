// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <optional>

namespace slotdesk {

/// The options of a libpq connection text, in libpq's own order, only those that were given. Inside models/db only.
class ConnInfo
{
public:
    /// Nothing when libpq's parser refuses the text. Its message is dropped on purpose: it may quote a password.
    [[nodiscard]] static std::optional<ConnInfo> parse(const QByteArray& text);

    [[nodiscard]] QByteArray value(const char* keyword) const;
    void set(const char* keyword, const QByteArray& value);
    void remove(const char* keyword);
    [[nodiscard]] QByteArray text() const;

private:
    struct Option
    {
        QByteArray keyword;
        QByteArray value;
    };
    QList<Option> m_options;
};

} // namespace slotdesk
