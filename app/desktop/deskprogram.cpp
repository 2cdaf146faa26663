// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/deskprogram.h"

#include "app/desktop/startwindow.h"
#include "ui/shell/desk.h"
#include "ui/start/startdialog.h"
#include "ui/start/startmemory.h"

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
    close();
}

void DeskProgram::close()
{
    m_traffic.reset();
    m_desk.reset();
}

void DeskProgram::start()
{
    if (m_options.screenshot.isEmpty()) {
        connect(&m_calls, &CallReceiver::called, this, &DeskProgram::onCall);
        m_calls.start();
    }
    const bool named = m_options.wish.demo || !m_options.wish.uri.isEmpty();
    if (m_options.choose)
        ask();
    else if (named || !m_options.screenshot.isEmpty())
        open();
    else
        choosePlace();
}

void DeskProgram::choosePlace()
{
    const StartMemory memory = StartMemory::read();
    if (memory.place == StartMemory::Place::Unknown)
        return ask();
    m_chosen = true;
    m_options.wish.demo = memory.place == StartMemory::Place::Demo;
    if (memory.place == StartMemory::Place::Server)
        m_options.wish.uri = memory.address;
    open();
}

void DeskProgram::ask()
{
    m_chosen = true;
    m_choice = std::make_unique<StartDialog>(&ConnectionCheck::run);
    const auto chosen = [this](bool demo, const QString& uri) {
        m_options.wish.demo = demo;
        m_options.wish.uri = uri;
        open();
    };
    connect(m_choice.get(), &StartDialog::demoChosen, this, [chosen] { chosen(true, {}); });
    connect(m_choice.get(), &StartDialog::hereChosen, this, [chosen] { chosen(false, {}); });
    connect(m_choice.get(), &StartDialog::serverChosen, this, [chosen](const ConnectionCheck::Report& report) {
        chosen(false, QString::fromUtf8(report.endpoint.conninfo()));
    });
    connect(m_choice.get(), &QDialog::rejected, this, [this] {
        if (!m_desk)
            QApplication::exit(0);
    });
    m_choice->show();
    m_choice->raise();
    m_choice->activateWindow();
}

void DeskProgram::remember() const
{
    if (!m_chosen)
        return;
    StartMemory::keep(m_options.wish.demo            ? StartMemory::Place::Demo
                      : m_options.wish.uri.isEmpty() ? StartMemory::Place::Here
                                                     : StartMemory::Place::Server,
                      m_opened.endpoint);
}

void DeskProgram::open()
{
    m_startWindow = std::make_unique<StartWindow>();
    // What went before has answered, and may still be letting go of a cluster.
    m_opener = std::thread([this, wish = m_options.wish, before = std::move(m_opener)]() mutable {
        if (before.joinable())
            before.join();
        auto result = std::make_shared<Result<DatabaseOpener::Opened>>(
            DatabaseOpener::open(wish, [this](const QString& step, qint64 done, qint64 total) {
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
    close();
    letGo(std::exchange(m_opened, result.take()));
    remember();
    m_desk = std::make_unique<Desk>(m_opened.endpoint, m_opened.who);
    connect(&m_desk->windows(), &DeskWindows::elsewhereRequested, this, &DeskProgram::ask);
    if (!m_options.screenshot.isEmpty())
        m_desk->window().resize(1440, 900);
    m_desk->show();
    m_startWindow.reset();
    if (const QString waiting = std::exchange(m_options.call, {}); !waiting.isEmpty())
        m_desk->window().call(waiting);
    if (m_opened.world)
        startTraffic();
    if (!m_options.screenshot.isEmpty())
        QTimer::singleShot(m_options.afterMs, this, &DeskProgram::takePicture);
}

void DeskProgram::letGo(DatabaseOpener::Opened&& before)
{
    // The last one of a private cluster stops it, which takes its time.
    m_opener = std::thread([opener = std::move(m_opener), before = std::move(before)]() mutable {
        opener.join();
        before.local.reset();
    });
}

void DeskProgram::onCall(const QString& number)
{
    if (!m_desk) {
        m_options.call = number;
        return;
    }
    MainWindow& window = m_desk->window();
    window.call(number);
    // Who is in the middle of a dialog stays there; the caller is found behind it.
    if (QApplication::activeModalWidget()) {
        QApplication::alert(&window);
        return;
    }
    if (window.isMinimized())
        window.showNormal();
    window.raise();
    window.activateWindow();
}

void DeskProgram::failed(const DbError& error)
{
    if (m_startWindow)
        m_startWindow->hide();
    std::fprintf(stderr, "slotdesk: %s\n", qPrintable(error.text()));
    if (m_chosen && !m_options.wish.uri.isEmpty()) {
        ConnectionCheck::Report report;
        report.sentence = error.message;
        report.advice = error.hint;
        ask();
        m_choice->showServer(m_options.wish.uri, report); // what was tried just now, not what worked the last time
        m_startWindow.reset();
        return;
    }
    if (m_options.screenshot.isEmpty()) {
        QMessageBox box(QMessageBox::Critical, tr("Slotdesk"), error.message, QMessageBox::Close);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(error.hint);
        box.exec();
    }
    if (m_desk)
        return; // it was another one that could not be had
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
