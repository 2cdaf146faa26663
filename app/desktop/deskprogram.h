// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/callreceiver.h"
#include "app/desktop/databaseopener.h"
#include "services/demotraffic.h"

#include <QtCore/QObject>
#include <thread>

namespace slotdesk {

class Desk;
class StartDialog;
class StartWindow;

/// The program from its first window to its exit code: opens the database in a thread of its own, then the desk; and
/// another one instead when the person wants to work elsewhere. Takes the calls of later `slotdesk tel:NUMBER`.
class DeskProgram : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        DatabaseOpener::Wish wish;
        bool choose = false; ///< ask where, whatever was chosen last time
        QString screenshot;  ///< a file: save a picture of the window there and end
        int afterMs = 3000;
        QString call; ///< a phone number, as typed or as a "tel:" link: who is it?
    };

    explicit DeskProgram(Options options);
    ~DeskProgram() override;

    void start();

private:
    /// Where, when the command line does not say: as last time, else the person is asked.
    void choosePlace();
    void ask();
    void close();
    void open();
    void remember() const;
    void opened(Result<DatabaseOpener::Opened> result);
    void failed(const DbError& error);
    void letGo(DatabaseOpener::Opened&& before);
    void onCall(const QString& number);
    void startTraffic();
    void takePicture();

    Options m_options;
    bool m_chosen = false; ///< by the person or last time: worth remembering, and worth asking again when it fails
    std::unique_ptr<StartDialog> m_choice;
    std::unique_ptr<StartWindow> m_startWindow;
    std::thread m_opener;
    CallReceiver m_calls;
    DatabaseOpener::Opened m_opened; ///< outlives desk and traffic: it holds the private cluster
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DemoTraffic> m_traffic;
};

} // namespace slotdesk
