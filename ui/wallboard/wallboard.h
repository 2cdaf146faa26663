// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;

namespace slotdesk {

class PillLabel;
class WallFigure;

/// The full screen for the room: open, at risk, alerts, longest waiting, age of the data. Follows the feed at most
/// once a second. Esc or F11 leaves.
class Wallboard : public QWidget
{
    Q_OBJECT

public:
    explicit Wallboard(const DeskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] WallFigure* open() const { return m_open; }
    [[nodiscard]] WallFigure* atRisk() const { return m_atRisk; }
    [[nodiscard]] WallFigure* alerts() const { return m_alerts; }
    [[nodiscard]] WallFigure* longest() const { return m_longest; }
    [[nodiscard]] WallFigure* age() const { return m_age; }

public Q_SLOTS:
    void tick();

private:
    void showAge();

    DeskContext m_context;
    QTimer m_second;
    QLabel* m_clock = nullptr;
    WallFigure* m_open = nullptr;
    WallFigure* m_atRisk = nullptr;
    WallFigure* m_alerts = nullptr;
    WallFigure* m_longest = nullptr;
    WallFigure* m_age = nullptr;
};

} // namespace slotdesk
