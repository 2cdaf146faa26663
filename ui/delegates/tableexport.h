// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/tabletext.h"

namespace slotdesk {

class DeskTable;

/// A table of the desk as it stands on the screen, its columns in their order: for a file or the clipboard.
class TableExport
{
public:
    [[nodiscard]] static TableText all(const DeskTable& table);
    [[nodiscard]] static TableText chosen(const DeskTable& table);
    /// To the clipboard, as text for people and spreadsheets and as CSV.
    static void copy(const TableText& text);
};

} // namespace slotdesk
