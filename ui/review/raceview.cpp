// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/raceview.h"

#include "tables/racewords.h"
#include "ui/review/racepicture.h"

#include <QtGui/QPainter>
#include <cmath>

namespace slotdesk {

RaceView::RaceView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("raceView"));
    setMinimumWidth(narrowest);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RaceView::setStory(const RaceStory& story)
{
    m_story = story;
    setAccessibleName(RaceWords::title(story));
    setAccessibleDescription(RaceWords::text(story));
    fit();
    update();
}

void RaceView::fit()
{
    const RacePicture picture(m_story, Theme::instance().colors(), font(), std::max(width(), narrowest));
    setMinimumHeight(m_story.isEmpty() ? 0 : int(std::ceil(picture.size().height())));
}

QSize RaceView::sizeHint() const
{
    return {std::max(width(), narrowest), minimumHeight()};
}

void RaceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colors().panel);
    if (!m_story.isEmpty())
        RacePicture(m_story, Theme::instance().colors(), font(), width()).paint(painter);
}

void RaceView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace slotdesk
