// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>
#include <algorithm>
#include <memory>

static void initWords()
{
    Q_INIT_RESOURCE(i18n);
}

namespace slotdesk {

namespace {

struct InUse
{
    std::unique_ptr<QTranslator> qt = std::make_unique<QTranslator>();
    std::unique_ptr<QTranslator> words = std::make_unique<QTranslator>();
};

std::unique_ptr<InUse>& inUse()
{
    static std::unique_ptr<InUse> one;
    return one;
}

QLocale localeFor(const QString& code)
{
    // The system's own locale knows more than a language: its country, its way to write a time.
    const QLocale system = QLocale::system();
    return code.isEmpty() || QLocale(code).language() == system.language() ? system : QLocale(code);
}

} // namespace

QList<Translation::Language> Translation::languages()
{
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("es"), QStringLiteral("Español")}};
}

bool Translation::isKnown(const QString& code)
{
    const QList<Language> all = languages();
    return std::any_of(all.cbegin(), all.cend(), [&](const Language& one) { return one.code == code; });
}

void Translation::install()
{
    if (!inUse())
        use({});
}

void Translation::use(const QString& code)
{
    initWords();
    const QLocale locale = localeFor(code);
    QLocale::setDefault(locale);
    auto next = std::make_unique<InUse>();
    const QString folder = QStringLiteral(":/i18n");
    const QString separator = QStringLiteral("_");
    if (next->qt->load(locale, QStringLiteral("qtbase"), separator, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(next->qt.get());
    if (next->words->load(locale, QStringLiteral("slotdesk"), separator, folder) ||
        next->words->load(QStringLiteral("slotdesk_en"), folder))
        QCoreApplication::installTranslator(next->words.get());
    inUse() = std::move(next); // the old ones leave the application as they go
}

} // namespace slotdesk
