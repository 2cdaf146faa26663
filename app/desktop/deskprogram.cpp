// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/deskprogram.h"

#include "app/desktop/startwindow.h"
#include "ui/shell/desk.h"

#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMessageBox>
#include <cstdio>

namespace slotdesk {

namespace {

constexpr int noConnection = 3; // the exit codes are slotctl's
constexpr int usage = 2;

} // namespace

DeskProgram::DeskProgram(Options options) : m_options(std::move(options)) {}

DeskProgram::~DeskProgram()
{
    if (m_opener.joinable())
        m_opener.join();
    m_traffic.reset();
    m_desk.reset();
}

void DeskProgram::start()
{
    m_startWindow = std::make_unique<StartWindow>();
    m_opener = std::thread([this] {
        auto result = std::make_shared<Result<DatabaseOpener::Opened>>(
            DatabaseOpener::open(m_options.wish, [this](const QString& step, qint64 done, qint64 total) {
                QMetaObject::invokeMethod(this, [=, this] {
                    if (m_startWindow)
                        m_startWindow->show(step, done, total);
                });
            }));
        QMetaObject::invokeMethod(this, [this, result] { opened(std::move(*result)); });
    });
}

void DeskProgram::opened(Result<DatabaseOpener::Opened> result)
{
    if (!result) {
        failed(result.error());
        return;
    }
    m_opened = result.take();
    m_desk = std::make_unique<Desk>(m_opened.endpoint, m_opened.who);
    if (!m_options.screenshot.isEmpty())
        m_desk->window().resize(1440, 900);
    m_desk->show();
    m_startWindow.reset();
    if (!m_options.call.isEmpty())
        m_desk->window().call(m_options.call);
    if (m_opened.world)
        startTraffic();
    if (!m_options.screenshot.isEmpty())
        QTimer::singleShot(m_options.afterMs, this, &DeskProgram::takePicture);
}

void DeskProgram::failed(const DbError& error)
{
    m_startWindow->hide();
    std::fprintf(stderr, "slotdesk: %s\n", qPrintable(error.text()));
    if (m_options.screenshot.isEmpty()) {
        QMessageBox box(QMessageBox::Critical, tr("Slotdesk"), error.message, QMessageBox::Close);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(error.hint);
        box.exec();
    }
    QApplication::exit(error.kind == DbError::Kind::Usage ? usage : noConnection);
}

void DeskProgram::startTraffic()
{
    m_traffic = std::make_unique<DemoTraffic>(*m_opened.world, DemoTraffic::Options{});
    if (const Result<Done> started = m_traffic->start(); !started)
        std::fprintf(stderr, "slotdesk: %s\n", qPrintable(started.error().text()));
}

void DeskProgram::takePicture()
{
    const bool saved = m_desk->window().grab().save(m_options.screenshot);
    if (!saved)
        std::fprintf(stderr, "slotdesk: %s cannot be written\n", qPrintable(m_options.screenshot));
    QApplication::exit(saved ? 0 : usage);
}

} // namespace slotdesk
