// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

namespace slotdesk {

/// A secret of the desktop's keychain, service "slotdesk". Blocking, with a time limit; runs an event loop. A machine
/// without a desktop has no keychain: that is an answer, too.
class KeychainSecret
{
public:
    [[nodiscard]] static Result<QByteArray> read(const QString& name);
};

} // namespace slotdesk
