// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requestfilter.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace slotdesk {

class ChipButton;

/// The chips below the search line, with live counts, and on their right what narrows the list.
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(RequestFilter& filter, QWidget* parent = nullptr);
    [[nodiscard]] ChipButton* chip(RequestFilter::Chip chip) const { return m_chips.at(static_cast<size_t>(chip)); }
    /// Something more at the right end.
    void addTool(QWidget* tool);

Q_SIGNALS:
    void clearRequested();

private:
    void update();

    RequestFilter& m_filter;
    std::array<ChipButton*, RequestFilter::chipCount> m_chips{};
    QLabel* m_note = nullptr;
    QPushButton* m_clear = nullptr;
};

} // namespace slotdesk
