// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"

class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace slotdesk {

/// A booking asked for on the phone. The time is the client's own, with the agent's beside it; in the hour that comes
/// twice the agent says which, and an hour that the clocks skip is refused before it is sent.
class NewRequestDialog : public CommandDialog
{
    Q_OBJECT

public:
    NewRequestDialog(const DeskContext& context, CommandRunner& runner, const Caller& client, QWidget* parent);

    [[nodiscard]] QComboBox* market() const { return m_market; }
    [[nodiscard]] QComboBox* service() const { return m_service; }
    [[nodiscard]] QDateTimeEdit* starts() const { return m_starts; }
    [[nodiscard]] QComboBox* which() const { return m_which; }
    /// UTC; invalid while there is no such time.
    [[nodiscard]] QDateTime startsAt() const;

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return {}; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;

private:
    void buildForm();
    void buildTime(QFormLayout* form);
    void suggestServices();
    void loadMarkets();
    [[nodiscard]] QByteArray zone() const;
    void updateTime();

    Caller m_client;
    QList<MarketRecord> m_markets;
    QList<QDateTime> m_moments;
    QComboBox* m_market = nullptr;
    QComboBox* m_service = nullptr;
    QSpinBox* m_slots = nullptr;
    QDateTimeEdit* m_starts = nullptr;
    QComboBox* m_which = nullptr;
    QLabel* m_here = nullptr;
    QSpinBox* m_minutes = nullptr;
    QLineEdit* m_note = nullptr;
};

} // namespace slotdesk
