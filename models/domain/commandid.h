// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QUuid>

namespace slotdesk {

/// The caller's own name for one command, made before the first attempt and kept for every retry: the database
/// answers a repeated id with the first outcome. Random on purpose: a key derived from the arguments could not tell a
/// retry from the same wish made twice.
class CommandId
{
public:
    CommandId() = default;
    explicit CommandId(QUuid uuid) : m_uuid(uuid) {}
    [[nodiscard]] static CommandId make() { return CommandId(QUuid::createUuid()); }

    [[nodiscard]] QUuid uuid() const { return m_uuid; }
    [[nodiscard]] bool isValid() const { return !m_uuid.isNull(); }
    [[nodiscard]] QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const CommandId&, const CommandId&) = default;

private:
    QUuid m_uuid;
};

} // namespace slotdesk
