// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/guardinstallcommand.h"

namespace slotdesk {

void GuardInstallCommand::declare(CommandLine& line) const
{
    GuardCommand::declare(line);
    line.option(QStringLiteral("mode"),
                QStringLiteral("observe: a double booking is stored, and found; enforce: it is refused with SQLSTATE "
                               "23P01 (observe)."),
                QStringLiteral("MODE"), QStringLiteral("observe"));
    line.option(
        QStringLiteral("mapping"),
        QStringLiteral("The file that tells what the old backend calls things. Without it, the usual names of an "
                       "ActiveRecord backend."),
        QStringLiteral("FILE"));
}

void GuardInstallCommand::check(CommandLine& line)
{
    const QString mode = line.word(QStringLiteral("mode"), {QStringLiteral("observe"), QStringLiteral("enforce")});
    m_mode = mode == QLatin1String("enforce") ? ForeignGuard::Mode::Enforce : ForeignGuard::Mode::Observe;
}

ExitCode GuardInstallCommand::work(ForeignGuard& guard, const CommandLine& line, Output& output)
{
    const Result<LegacyMapping> mapping = LegacyMapping::load(line.text(QStringLiteral("mapping")));
    if (!mapping)
        return fail(mapping.error(), output);
    return show(guard.install(*mapping, m_mode), output);
}

} // namespace slotdesk
