// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskwindows.h"

#include "ui/settings/desksettings.h"
#include "ui/wallboard/wallboard.h"

#include <QtCore/QEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>

namespace slotdesk {

DeskWindows::DeskWindows(const DeskContext& context) : m_context(context)
{
    make(1);
}

DeskWindows::~DeskWindows() = default;

MainWindow& DeskWindows::make(int number)
{
    m_windows.push_back(std::make_unique<MainWindow>(m_context, number));
    MainWindow& made = *m_windows.back();
    if (number > 1)
        made.setWindowTitle(tr("%1 · window %2").arg(made.windowTitle()).arg(number));
    made.installEventFilter(this);
    connect(&made, &MainWindow::anotherRequested, this, &DeskWindows::openAnother);
    connect(&made, &MainWindow::wallboardRequested, this, &DeskWindows::openWallboard);
    connect(&made, &MainWindow::elsewhereRequested, this, &DeskWindows::elsewhereRequested);
    return made;
}

MainWindow* DeskWindows::window(int number) const
{
    return number >= 1 && number <= int(m_windows.size()) ? m_windows.at(size_t(number) - 1).get() : nullptr;
}

void DeskWindows::openAnother()
{
    const auto closed =
        std::find_if(m_windows.begin(), m_windows.end(), [](const auto& window) { return !window->isVisible(); });
    if (closed == m_windows.end() && int(m_windows.size()) >= mostWindows)
        return;
    const int number = int(closed - m_windows.begin()) + 1;
    MainWindow& window = closed != m_windows.end() ? **closed : make(number);
    // Once somebody has put it somewhere, it opens there.
    if (DeskSettings::instance().text(QStringLiteral("window%1/geometry").arg(number)).isEmpty())
        window.move(freeScreen()->availableGeometry().topLeft() + QPoint(40, 40));
    window.show();
    window.raise();
    window.activateWindow();
}

void DeskWindows::openWallboard()
{
    if (!m_wallboard) {
        m_wallboard = std::make_unique<Wallboard>(m_context);
        m_wallboard->installEventFilter(this);
    }
    m_wallboard->setGeometry(freeScreen()->geometry());
    m_wallboard->showFullScreen();
    m_wallboard->activateWindow();
}

QScreen* DeskWindows::freeScreen() const
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const auto free = std::find_if(screens.cbegin(), screens.cend(), [this](const QScreen* screen) {
        return std::none_of(m_windows.cbegin(), m_windows.cend(),
                            [screen](const auto& window) { return window->isVisible() && window->screen() == screen; });
    });
    return free != screens.cend() ? *free : screens.last();
}

bool DeskWindows::eventFilter(QObject* watched, QEvent* event)
{
    const bool result = QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        // After the window has taken note of it.
        QMetaObject::invokeMethod(this, &DeskWindows::updateHidden, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return result;
}

void DeskWindows::updateHidden()
{
    const auto seen = [](const QWidget& window) { return window.isVisible() && !window.isMinimized(); };
    const bool hidden =
        !(m_wallboard && seen(*m_wallboard)) &&
        std::none_of(m_windows.cbegin(), m_windows.cend(), [&](const auto& window) { return seen(*window); });
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    Q_EMIT hiddenChanged(hidden);
}

} // namespace slotdesk
