// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"

#include <optional>

namespace slotdesk {

/// FeedBatch and FeedHealth as bytes and back. Times are milliseconds UTC; `asOf` is of the sender's clock, see
/// FeedWire::welcome. Reading believes nothing: bytes that are no such value give none.
class FeedCodec
{
public:
    [[nodiscard]] static QByteArray encode(const FeedBatch& batch);
    [[nodiscard]] static QByteArray encode(const FeedHealth& health);
    [[nodiscard]] static std::optional<FeedBatch> batchIn(const QByteArray& bytes);
    [[nodiscard]] static std::optional<FeedHealth> healthIn(const QByteArray& bytes);
};

} // namespace slotdesk
