// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startmemory.h"

#include "ui/settings/desksettings.h"

namespace slotdesk {

namespace {

const QString keyPlace = QStringLiteral("start/place");
const QString keyServer = QStringLiteral("start/server");
const QStringList& words()
{
    static const QStringList all = {QString(), QStringLiteral("demo"), QStringLiteral("here"),
                                    QStringLiteral("server")};
    return all;
}

} // namespace

StartMemory StartMemory::read()
{
    const DeskSettings& settings = DeskSettings::instance();
    const qsizetype place = words().indexOf(settings.text(keyPlace));
    StartMemory memory;
    memory.place = place < 0 ? Place::Unknown : static_cast<Place>(place);
    memory.address = settings.text(keyServer);
    if (memory.place == Place::Server && !Endpoint::parse(memory.address))
        memory.place = Place::Unknown;
    return memory;
}

void StartMemory::keep(Place place, const Endpoint& server)
{
    DeskSettings::instance().set(keyPlace, words().at(static_cast<int>(place)));
    if (place == Place::Server)
        DeskSettings::instance().set(keyServer, QString::fromUtf8(server.withPassword({}).conninfo()));
}

} // namespace slotdesk
