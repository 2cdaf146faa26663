// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/racestory.h"

#include <QtWidgets/QWidget>

namespace slotdesk {

/// The picture of a race on the screen, as wide as there is room, in the colours of the desk.
class RaceView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int narrowest = 640;

    explicit RaceView(QWidget* parent);

    void setStory(const RaceStory& story);
    [[nodiscard]] const RaceStory& story() const { return m_story; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    RaceStory m_story;
};

} // namespace slotdesk
