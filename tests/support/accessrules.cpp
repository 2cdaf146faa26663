// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/accessrules.h"

#include "support/pgfixture.h"

#include <QtCore/QFile>

namespace slotdesk {

void putAccessRulesFirst(const Endpoint& superuser, const QByteArray& lines)
{
    QFile rules(PgFixture::run(superuser, "select current_setting('hba_file')").text(0, 0));
    if (!rules.open(QIODevice::ReadWrite))
        qFatal("%s: %s", qPrintable(rules.fileName()), qPrintable(rules.errorString()));
    const QByteArray all = lines + rules.readAll();
    if (!rules.seek(0) || rules.write(all) != all.size())
        qFatal("%s: %s", qPrintable(rules.fileName()), qPrintable(rules.errorString()));
}

} // namespace slotdesk
