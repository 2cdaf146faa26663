// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startwindow.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QtGui/QScreen>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

StartWindow::StartWindow(QWidget* parent) : QWidget(parent), m_step(new QLabel(this)), m_bar(new QProgressBar(this))
{
    Theme::instance().install();
    setObjectName(QStringLiteral("startWindow"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Slotdesk"));
    setWindowIcon(Icons::application());
    m_step->setTextFormat(Qt::PlainText);
    m_step->setMinimumWidth(380);
    m_step->setProperty("role", QStringLiteral("muted"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    auto* mark = new QLabel(this);
    mark->setPixmap(Icons::application().pixmap(26, 26));
    auto* brand = new QLabel(tr("Slotdesk"), this);
    brand->setProperty("role", QStringLiteral("heading"));
    auto* title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(mark);
    title->addWidget(brand, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(26, 22, 26, 24);
    layout->setSpacing(12);
    layout->addLayout(title);
    layout->addWidget(m_step);
    layout->addWidget(m_bar);
    show(tr("Opening the database"), 0, 0);
    if (const QScreen* where = screen())
        move(where->availableGeometry().center() - rect().center());
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
