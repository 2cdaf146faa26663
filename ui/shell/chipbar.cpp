// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chipbar.h"

#include "ui/shell/chipbutton.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

ChipBar::ChipBar(RequestFilter& filter, QWidget* parent) : QWidget(parent), m_filter(filter)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 14, 6);
    row->setSpacing(7);
    const std::array looks = {
        StatusLook{Shape::None, tr("All"), Tone::Neutral},
        StatusLook::of(RequestStatus::Open),
        StatusLook::of(RequestStatus::Filled),
        StatusLook::of(AlertKind::AtRisk),
        StatusLook::doubleBooked(),
        StatusLook::of(RequestStatus::Cancelled),
    };
    constexpr std::array names = {"chipAll",    "chipOpen",         "chipFilled",
                                  "chipAtRisk", "chipDoubleBooked", "chipCancelled"};
    for (size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i] = new ChipButton(looks[i], this);
        m_chips[i]->setObjectName(QLatin1String(names[i]));
        const auto chip = static_cast<RequestFilter::Chip>(i);
        connect(m_chips[i], &ChipButton::clicked, this, [this, chip] {
            m_filter.setChip(chip);
            update();
        });
        row->addWidget(m_chips[i]);
    }
    row->addStretch(1);
    m_note = new QLabel(this);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_clear = new QPushButton(tr("Clear filters"), this);
    m_clear->setProperty("kind", QStringLiteral("link"));
    m_clear->setToolTip(tr("Show every request again (Esc in the search box)"));
    row->addWidget(m_note);
    row->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &ChipBar::clearRequested);
    connect(&filter, &RequestFilter::countsChanged, this, &ChipBar::update);
    connect(&filter, &RequestFilter::filterChanged, this, &ChipBar::update);
    update();
}

void ChipBar::addTool(QWidget* tool)
{
    layout()->addWidget(tool);
}

void ChipBar::update()
{
    for (size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setCount(m_filter.counts()[i]);
        m_chips[i]->setChecked(static_cast<size_t>(m_filter.chip()) == i);
    }
    const int filters = m_filter.activeFilters();
    m_note->setText(filters > 0 ? tr("%n filter(s)", nullptr, filters) : QString());
    m_clear->setVisible(filters > 0);
}

} // namespace slotdesk
