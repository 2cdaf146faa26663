// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/conninfo.h"

#include <algorithm>
#include <libpq-fe.h>
#include <memory>

namespace slotdesk {

std::optional<ConnInfo> ConnInfo::parse(const QByteArray& text)
{
    char* refusal = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.constData(), &refusal), &PQconninfoFree);
    PQfreemem(refusal);
    if (!options)
        return std::nullopt;
    ConnInfo info;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option)
        if (option->val && *option->val)
            info.m_options.append(Option{option->keyword, option->val});
    return info;
}

QByteArray ConnInfo::value(const char* keyword) const
{
    const auto found = std::find_if(m_options.begin(), m_options.end(),
                                    [&](const Option& option) { return option.keyword == keyword; });
    return found == m_options.end() ? QByteArray() : found->value;
}

void ConnInfo::set(const char* keyword, const QByteArray& value)
{
    remove(keyword);
    if (!value.isEmpty())
        m_options.append(Option{keyword, value});
}

void ConnInfo::remove(const char* keyword)
{
    m_options.removeIf([&](const Option& option) { return option.keyword == keyword; });
}

QByteArray ConnInfo::text() const
{
    QByteArray all;
    for (const Option& option : m_options) {
        QByteArray quoted = option.value;
        quoted.replace('\\', "\\\\").replace('\'', "\\'");
        all += (all.isEmpty() ? "" : " ") + option.keyword + "='" + quoted + '\'';
    }
    return all;
}

} // namespace slotdesk
