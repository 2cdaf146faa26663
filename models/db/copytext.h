// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QVarLengthArray>

namespace slotdesk {

/// As copyFields(), without a copy: views into the line, or into `scratch` where an escape was undone; a null view
/// stands for \N.
[[nodiscard]] QVarLengthArray<QByteArrayView, 32> copyViews(QByteArrayView line, QByteArray& scratch);

} // namespace slotdesk
