// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/clusterkeeper.h"

#include "db/filelock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStandardPaths>

namespace slotdesk {

namespace {

// $1 folder, $2 pg_ctl, $3 seconds. Users touch the lock file as they come and go, so that the time counts from the
// last one. A shell, because a copy of a program with Qt in it would be 30 MB to do nothing.
// Lock order as everywhere: start (7), users (8), keeper (9). The keeper's lock is let go first and by name, so that
// who gets the start lock next never sees a keeper that is about to end. Children do not get locks they do not need:
// one that outlives a killed keeper would hold them.
constexpr auto script = R"sh(
exec 7<"$1/start.lock" 8<"$1/users.lock" 9<"$1/keeper.lock" || exit 1
flock -n 9 7<&- 8<&- || exit 0
while :; do
    flock -x 8 7<&- 9<&- || exit 1
    flock -u 8
    seen=$(stat -c %y "$1/users.lock" 7<&- 8<&- 9<&-)
    sleep "$3" 7<&- 8<&- 9<&-
    flock -x 7 8<&- 9<&- || exit 1
    if [ "$seen" = "$(stat -c %y "$1/users.lock" 7<&- 8<&- 9<&-)" ] && flock -n 8 7<&- 9<&-; then
        sockets=$(sed -n 5p "$1/data/postmaster.pid" 7<&- 8<&- 9<&-)
        "$2" stop -D "$1/data" -m fast -w -t 120 7<&- 8<&- 9<&- && rmdir "$sockets"
        flock -u 9
        flock -u 8
        flock -u 7
        exit 0
    fi
    flock -u 7
done
)sh";

} // namespace

Result<Done> ClusterKeeper::ensure(const ClusterFolder& folder, const ServerUser& user, const ServerBinaries& binaries,
                                   int lingerSeconds)
{
    if (FileLock held(folder.keeperLock()); !held.tryLock(FileLock::Mode::Exclusive))
        return Done();
    // Two keepers may start when programs come at the same moment; the second finds the lock taken and ends.
    if (!QStandardPaths::findExecutable(QStringLiteral("flock")).isEmpty() &&
        user.startDetached(QStringLiteral("/bin/sh"),
                           {QStringLiteral("-c"), QString::fromLatin1(script), QStringLiteral("slotdesk-keeper"),
                            folder.path(), binaries.program("pg_ctl"), QString::number(qMax(0, lingerSeconds))}))
        return Done();
    DbError error;
    error.kind = DbError::Kind::Missing;
    error.message = QCoreApplication::translate("ClusterKeeper", "What stops the private database cannot be started.");
    error.hint = QCoreApplication::translate("ClusterKeeper", "Install it: sudo apt install util-linux");
    return error;
}

} // namespace slotdesk
