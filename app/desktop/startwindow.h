// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QProgressBar;

namespace slotdesk {

/// What stands on the screen while the database gets ready: the step, and how far it is.
class StartWindow : public QWidget
{
    Q_OBJECT

public:
    explicit StartWindow(QWidget* parent = nullptr);

    void show(const QString& step, qint64 done, qint64 total);

private:
    QLabel* m_step;
    QProgressBar* m_bar;
};

} // namespace slotdesk
