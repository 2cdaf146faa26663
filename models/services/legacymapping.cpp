// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacymapping.h"

#include "services/legacymappingparser.h"
#include "services/legacysql.h"

#include <QtCore/QFile>
#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

Result<LegacyMapping> LegacyMapping::builtIn()
{
    return parse(LegacySql::resource(u"rails.json"_s), u"rails.json"_s);
}

Result<LegacyMapping> LegacyMapping::load(const QString& fileName)
{
    if (fileName.isEmpty())
        return builtIn();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return DbError{DbError::Kind::Usage,
                       {},
                       u"The mapping file "_s % fileName % u" cannot be read: "_s % file.errorString() % u'.',
                       {}};
    return parse(file.readAll(), fileName);
}

Result<LegacyMapping> LegacyMapping::parse(const QByteArray& json, const QString& fileName)
{
    return LegacyMappingParser(fileName).parse(json);
}

const LegacyMapping::Table& LegacyMapping::table(const QString& key) const
{
    static const Table none;
    const auto found = m_tables.constFind(key);
    return found == m_tables.cend() ? none : *found;
}

} // namespace slotdesk
