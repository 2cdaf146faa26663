// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>

static void initWords()
{
    Q_INIT_RESOURCE(i18n);
}

namespace slotdesk {

void Translation::install()
{
    static bool installed = false;
    if (installed)
        return;
    installed = true;
    initWords();
    auto* words = new QTranslator(QCoreApplication::instance());
    const QString folder = QStringLiteral(":/i18n");
    if (words->load(QLocale(), QStringLiteral("slotdesk"), QStringLiteral("_"), folder) ||
        words->load(QStringLiteral("slotdesk_en"), folder))
        QCoreApplication::installTranslator(words);
}

} // namespace slotdesk
