// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandtable.h"

#include <QtCore/QCoreApplication>
#include <csignal>

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes away is seen by Output
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("slotctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLOTDESK_VERSION));
    slotdesk::Output output;
    const slotdesk::ExitCode code = slotdesk::CommandTable::run(app.arguments().mid(1), output);
    return int(output.failed() && code == slotdesk::ExitCode::Done ? slotdesk::ExitCode::Refused : code);
}
