// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace slotdesk {

/// One page of the settings: a row for each setting, which is stored as soon as it is touched and follows when it is
/// changed elsewhere.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        QString value;
        QString word;
    };

    explicit SettingsPage(const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    /// The first choice is what holds without a setting.
    QComboBox* choice(const QString& label, const QString& key, const QList<Choice>& choices);
    QCheckBox* toggle(const QString& label, const QString& key, bool fallback);
    QSpinBox* number(const QString& label, const QString& key, int fallback, int least, int most);
    /// Below a row: what it means.
    void hint(const QString& text);
    QFormLayout* form() const { return m_form; }

private:
    void add(const QString& label, const QString& key, QWidget* field);

    QString m_title;
    QFormLayout* m_form = nullptr;
};

} // namespace slotdesk
