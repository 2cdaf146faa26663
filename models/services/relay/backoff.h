// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace slotdesk {

/// How long to wait before the next try: twice as long each time up to a cap, and by chance between half of that and
/// all of it, so that what failed together does not come back together.
class BackOff
{
public:
    using Random = std::function<double()>; ///< 0 up to, not with, 1

    struct Shape
    {
        int firstMs = 2000;
        int capMs = 600000;
    };

    /// Without `random` the system's.
    explicit BackOff(Shape shape, Random random = {});

    /// After so many failures in a row: 1 is the first. `askedMs` is what the other side wants ("Retry-After"): never
    /// sooner, unless it asks for more than the cap.
    [[nodiscard]] int delayMs(int failures, int askedMs = 0) const;

private:
    Shape m_shape;
    Random m_random;
};

} // namespace slotdesk
