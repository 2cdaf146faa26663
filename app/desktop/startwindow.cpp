// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startwindow.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

StartWindow::StartWindow(QWidget* parent) : QWidget(parent), m_step(new QLabel(this)), m_bar(new QProgressBar(this))
{
    setWindowTitle(tr("Slotdesk"));
    m_step->setTextFormat(Qt::PlainText);
    m_step->setMinimumWidth(360);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_step);
    layout->addWidget(m_bar);
    show(tr("Opening the database"), 0, 0);
}

void StartWindow::show(const QString& step, qint64 done, qint64 total)
{
    m_step->setText(step);
    // In thousandths: row counts do not fit the bar's int for ever. Without a total the bar only moves.
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? int(done * 1000 / total) : 0);
    QWidget::show();
}

} // namespace slotdesk
