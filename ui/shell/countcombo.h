// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QComboBox>

namespace slotdesk {

/// A choice that says behind each word how many it would show. Keeps its width while the figures change.
class CountCombo : public QComboBox
{
    Q_OBJECT

public:
    explicit CountCombo(QWidget* parent = nullptr);

    void add(const QString& word, const QVariant& value);
    void setCount(int index, int count);
    [[nodiscard]] QString word(int index) const;
    [[nodiscard]] int figure(int index) const;
    void showPopup() override;
};

} // namespace slotdesk
