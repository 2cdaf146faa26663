// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/legacymapping.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// Reads a mapping file and keeps the first thing that is wrong with it, as a sentence that names the key.
class LegacyMappingParser
{
public:
    explicit LegacyMappingParser(const QString& fileName) : m_fileName(fileName) {}
    [[nodiscard]] Result<LegacyMapping> parse(const QByteArray& json);

private:
    struct Shape;
    void topLevel(const QJsonObject& root);
    void readTable(const QJsonObject& root, const Shape& shape);
    void readColumns(const QJsonObject& columns, const Shape& shape, LegacyMapping::Table& table);
    void readStatuses(const QJsonObject& section, const Shape& shape, LegacyMapping::Table& table);
    void readDetails(const QJsonObject& details, LegacyMapping::Table& table);
    void readRequestRules(const QJsonObject& section);
    void readAppointmentRules(const QJsonObject& section);

    void onlyKeys(const QJsonObject& object, const QString& path, const QStringList& known);
    [[nodiscard]] QJsonObject object(const QJsonObject& parent, const QString& path, const QString& key);
    [[nodiscard]] QString text(const QJsonObject& parent, const QString& path, const QString& key);
    [[nodiscard]] QStringList words(const QJsonValue& value, const QString& path);
    [[nodiscard]] int number(const QJsonObject& parent, const QString& path, const QString& key, int otherwise,
                             int max);
    [[nodiscard]] QMap<QString, QString> textMap(const QJsonObject& parent, const QString& path, const QString& key);
    void fail(const QString& sentence);

    QString m_fileName;
    QString m_error;
    LegacyMapping m_mapping;
};

} // namespace slotdesk
