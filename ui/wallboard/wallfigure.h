// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtWidgets/QWidget>

namespace slotdesk {

/// One figure to be read across a room: shape and word, the figure as large as its place allows, a line below it.
class WallFigure : public QWidget
{
    Q_OBJECT

public:
    explicit WallFigure(QWidget* parent = nullptr);

    void show(const StatusLook& look, const QString& figure, const QString& below);
    [[nodiscard]] QString figure() const { return m_figure; }
    [[nodiscard]] QString below() const { return m_below; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {260, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusLook m_look;
    QString m_figure;
    QString m_below;
};

} // namespace slotdesk
