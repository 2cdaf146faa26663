// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wallboard/wallboard.h"

#include "tables/boardfigures.h"
#include "tables/timewords.h"
#include "ui/shell/boardage.h"
#include "ui/shell/icons.h"
#include "ui/wallboard/wallfigure.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace slotdesk {

Wallboard::Wallboard(const DeskContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    Theme::instance().install();
    setObjectName(QStringLiteral("wallboard"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Slotdesk wallboard · %1").arg(context.server));
    setWindowIcon(Icons::application());
    setMinimumSize(640, 400);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(28, 20, 28, 28);
    grid->setSpacing(18);
    auto* server = new QLabel(context.server, this);
    server->setProperty("role", QStringLiteral("heading"));
    m_clock = new QLabel(this);
    m_clock->setProperty("role", QStringLiteral("heading"));
    auto* back = new QToolButton(this);
    back->setObjectName(QStringLiteral("closeWallboard"));
    const auto tint = [back] {
        back->setIcon(Icons::tinted(QStringLiteral("full-screen-off"), Theme::instance().colors().muted));
    };
    tint();
    connect(&Theme::instance(), &Theme::changed, back, tint);
    back->setAccessibleName(tr("Close the wallboard"));
    back->setToolTip(tr("Close the wallboard (Esc)"));
    connect(back, &QToolButton::clicked, this, &QWidget::close);
    auto* corner = new QHBoxLayout;
    corner->addStretch(1);
    corner->addWidget(m_clock);
    corner->addSpacing(10);
    corner->addWidget(back);
    grid->addWidget(server, 0, 0, 1, 4);
    grid->addLayout(corner, 0, 4, 1, 2);
    for (WallFigure** figure : {&m_open, &m_atRisk, &m_alerts, &m_longest, &m_age})
        *figure = new WallFigure(this);
    grid->addWidget(m_open, 1, 0, 1, 2);
    grid->addWidget(m_atRisk, 1, 2, 1, 2);
    grid->addWidget(m_alerts, 1, 4, 1, 2);
    grid->addWidget(m_longest, 2, 0, 1, 3);
    grid->addWidget(m_age, 2, 3, 1, 3);
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(1, 1);
    grid->setRowStretch(2, 1);
    for (const auto key : {Qt::Key_Escape, Qt::Key_F11})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &QWidget::close);
    connect(&context.store, &LiveStore::healthChanged, this, &Wallboard::showAge);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &Wallboard::tick);
    m_second.start();
    tick();
}

void Wallboard::tick()
{
    const QDateTime now = m_context.clock.nowUtc();
    const BoardFigures figures = BoardFigures::of(m_context.store, now);
    const QLocale locale;
    const auto alarming = [](int count, Tone tone) { return count > 0 ? tone : Tone::Neutral; };
    m_clock->setText(TimeWords::clock(now));
    m_open->show({StatusLook::of(RequestStatus::Open).shape, tr("Open"), Tone::Neutral}, locale.toString(figures.open),
                 tr("requests with a slot that nobody has"));
    m_atRisk->show({StatusLook::of(AlertKind::AtRisk).shape, tr("At risk"), alarming(figures.atRisk, Tone::Warn)},
                   locale.toString(figures.atRisk), tr("may start with nobody at the door"));
    m_alerts->show({StatusLook::doubleBooked().shape, tr("Alerts"), alarming(figures.alerts, Tone::Bad)},
                   locale.toString(figures.alerts),
                   figures.unclaimed > 0 ? tr("%n nobody's yet", nullptr, figures.unclaimed) : tr("somebody has each"));
    const bool waits = figures.longestSeconds >= 0;
    m_longest->show({Shape::Ring, tr("Longest waiting"), Tone::Neutral},
                    waits ? TimeWords::span(figures.longestSeconds) : tr("nobody"),
                    waits ? tr("%1 · %2").arg(TimeWords::number(figures.longest), figures.longestClient) : QString());
    showAge();
}

void Wallboard::showAge()
{
    const BoardAge age(m_context.store.health(), m_context.clock.nowUtc());
    const StatusLook look = age.look();
    m_age->show({look.shape, tr("Age of the data"), look.tone}, look.text, age.sentence());
}

} // namespace slotdesk
