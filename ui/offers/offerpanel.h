// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskmodels.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace slotdesk {

class DeskTable;

/// The outstanding offers: of the chosen request, or of all when nobody is asked for it any more. The button in its
/// head switches; all stays, one holds until another request is chosen.
class OfferPanel : public QFrame
{
    Q_OBJECT

public:
    OfferPanel(const DeskContext& context, DeskModels& models, QWidget* parent = nullptr);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    /// The request that is chosen on the board.
    void setRequest(RequestId request);
    void showAll(bool all);
    [[nodiscard]] bool showsAll() const { return m_all; }
    /// The offer the keyboard is at; invalid when there is none.
    [[nodiscard]] OfferId current() const;

Q_SIGNALS:
    /// The request behind an offer was asked for.
    void requestOpened(slotdesk::RequestId request);
    void withdrawRequested(slotdesk::OfferId offer);
    /// The therapist of an offer that lost is to be taken when a slot opens.
    void waitRequested(slotdesk::OfferId offer);

private:
    enum class Scope { Fitting, One, All };

    QLayout* buildHead();
    [[nodiscard]] bool isAnswerAwaited() const;
    [[nodiscard]] static QString whyNotWait(const AppointmentOffer& offer);
    void openMenu(const QPoint& at);
    void applyScope();
    void updateHead();

    const DeskContext& m_context;
    DeskModels& m_models;
    RequestId m_request;
    Scope m_scopeWish = Scope::Fitting;
    bool m_all = false;
    QLabel* m_count = nullptr;
    QLabel* m_scope = nullptr;
    QPushButton* m_switch = nullptr;
    DeskTable* m_table = nullptr;
};

} // namespace slotdesk
