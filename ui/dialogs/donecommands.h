// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "domain/id.h"

#include <QtCore/QList>
#include <algorithm>
#include <optional>

namespace slotdesk {

/// What this desk has done and could ask to take back, the last first. An undo keeps its own command id while its
/// reply is missing, so that asking again asks for the same one.
class DoneCommands
{
public:
    struct Done
    {
        CommandId command;
        RequestId request;
        CommandId undo = CommandId::make();
    };

    void add(CommandId command, RequestId request)
    {
        m_done.append({command, request});
        if (m_done.size() > most)
            m_done.removeFirst();
    }
    [[nodiscard]] std::optional<Done> last() const
    {
        return m_done.isEmpty() ? std::nullopt : std::optional(m_done.constLast());
    }
    /// The last one of this request, whatever else was done since.
    [[nodiscard]] std::optional<Done> lastAbout(RequestId request) const
    {
        const auto found = std::find_if(m_done.crbegin(), m_done.crend(),
                                        [request](const Done& done) { return done.request == request; });
        return found == m_done.crend() ? std::nullopt : std::optional(*found);
    }
    [[nodiscard]] std::optional<Done> find(CommandId command) const
    {
        for (const Done& done : m_done) {
            if (done.command == command)
                return done;
        }
        return std::nullopt;
    }
    void forget(CommandId command)
    {
        m_done.removeIf([command](const Done& done) { return done.command == command; });
    }

private:
    static constexpr int most = 50;
    QList<Done> m_done;
};

} // namespace slotdesk
