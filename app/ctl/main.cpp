// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandtable.h"

#include <QtCore/QCoreApplication>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

// A standard stream that came closed must not become the number of the next socket: results would go to the server.
void fillStandardStreams()
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0)
            (void)::open("/dev/null", O_RDWR);
    }
}

} // namespace

int main(int argc, char** argv)
{
    fillStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes away is seen by Output
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("slotctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLOTDESK_VERSION));
    slotdesk::Output output;
    const slotdesk::ExitCode code = slotdesk::CommandTable::run(app.arguments().mid(1), output);
    return int(output.failed() && code == slotdesk::ExitCode::Done ? slotdesk::ExitCode::Refused : code);
}
