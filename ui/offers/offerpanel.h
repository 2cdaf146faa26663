// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskmodels.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace slotdesk {

class DeskTable;

/// The outstanding offers: of the chosen request, or of all. The button in its head switches.
class OfferPanel : public QFrame
{
    Q_OBJECT

public:
    OfferPanel(const DeskContext& context, DeskModels& models, QWidget* parent = nullptr);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    /// The request that is chosen on the board; shown unless all are asked for.
    void setRequest(RequestId request);
    void showAll(bool all);
    [[nodiscard]] bool showsAll() const { return m_all; }

Q_SIGNALS:
    /// The request behind an offer was asked for.
    void requestOpened(slotdesk::RequestId request);

private:
    QLayout* buildHead();
    void applyScope();
    void updateHead();

    const DeskContext& m_context;
    DeskModels& m_models;
    RequestId m_request;
    bool m_all = false;
    QLabel* m_count = nullptr;
    QLabel* m_scope = nullptr;
    QPushButton* m_switch = nullptr;
    DeskTable* m_table = nullptr;
};

} // namespace slotdesk
