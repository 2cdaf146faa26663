// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtWidgets/QWidget>

namespace slotdesk {

/// A status pill outside of a table: on cards and in titles.
class PillLabel : public QWidget
{
    Q_OBJECT

public:
    explicit PillLabel(QWidget* parent = nullptr);
    PillLabel(const StatusLook& look, QWidget* parent = nullptr);

    void setLook(const StatusLook& look);
    [[nodiscard]] const StatusLook& look() const { return m_look; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusLook m_look;
};

} // namespace slotdesk
