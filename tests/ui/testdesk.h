// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fakeservices.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/theme.h"
#include "ui/shell/translation.h"

#include <QtCore/QDir>
#include <QtWidgets/QLayout>

namespace slotdesk::test {

/// A desk without a database: the made-up board feeds the store, the fake answers the commands.
struct TestDesk
{
    explicit TestDesk(const LiveBoard& rows = LiveBoard::sketch())
        : board(rows),
          context{store, pending, services, clock, QStringLiteral("desk-db"), QStringLiteral("Ana Ruiz (supervisor)")}
    {
        Theme::instance().install();
        Translation::install();
        services.people = FakeServices::someCandidates();
        store.apply(board.snapshot());
        (void)board.takeBatch();
    }

    /// What a feed does when something changed.
    void feed() { store.apply(board.takeBatch()); }

    LiveBoard board;
    LiveStore store;
    PendingCommands pending;
    FakeServices services;
    StillClock clock{LiveBoard::defaultNow()};
    DeskContext context;
};

/// Saves what the widget shows as NAME.png, for a person to look at, when SLOTDESK_GRAB_DIR is set.
inline void grab(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("SLOTDESK_GRAB_DIR");
    if (widget.layout())
        widget.layout()->activate();
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(QString(name + QStringLiteral(".png"))));
}

} // namespace slotdesk::test
