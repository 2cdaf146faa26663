// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <functional>

class QAction;
class QWidget;

namespace slotdesk {

/// What the keyboard can do, once: the shortcuts, the sheet on F1 and the palette on Ctrl+K are made of this list. A
/// single letter works while no text is being typed.
class DeskActions : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QAction* action = nullptr;
        QString group;
    };

    explicit DeskActions(QWidget* window);

    QAction* add(const QString& group, const QString& text, const QString& keys, std::function<void()> run);
    [[nodiscard]] const QList<Entry>& entries() const { return m_entries; }
    /// "Ctrl+F, /" as people read it.
    [[nodiscard]] static QString keysOf(const QAction& action);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_window;
    QList<Entry> m_entries;
};

} // namespace slotdesk
