// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layerrules.h"

#include <QtCore/QRegularExpression>

#include <array>

namespace slotdesk::test {

namespace {

struct Layer
{
    const char* folder;
    const char* target;
};

constexpr std::array layers = {
    Layer{"app/", "slotdesk_app"},
    Layer{"ui/", "slotdesk_ui"},
    Layer{"models/tables/", "slotdesk_tables"},
    Layer{"models/feed/", "slotdesk_feed"},
    Layer{"models/services/", "slotdesk_services"},
    Layer{"models/db/", "slotdesk_db"},
    Layer{"models/domain/", "slotdesk_domain"},
};

/// An include says "feed/livestore.h" or "ui/shell/desk.h"; its layer is that of the path from the source folder.
int layerOfInclude(const QString& included)
{
    const int direct = LayerRules::layerOf(included);
    return direct >= 0 ? direct : LayerRules::layerOf(QStringLiteral("models/") + included);
}

bool isWidgetHeader(const QString& header)
{
    static const QRegularExpression widgets(QStringLiteral(
        "^(QtWidgets/|QtCharts/"
        "|Q(Application|Widget|Dialog|MainWindow|MessageBox|TableView|StyledItemDelegate|Menu|Label)$)"));
    return widgets.match(header).hasMatch();
}

bool isDatabaseHeader(const QString& header)
{
    return header == QLatin1String("libpq-fe.h") || header.startsWith(QLatin1String("QtSql/")) ||
           header.startsWith(QLatin1String("QSql"));
}

} // namespace

int LayerRules::layerOf(const QString& path)
{
    for (size_t i = 0; i < layers.size(); ++i) {
        if (path.startsWith(QLatin1String(layers[i].folder)))
            return static_cast<int>(i);
    }
    return -1;
}

int LayerRules::layerOfTarget(const QString& cmakeTarget)
{
    for (size_t i = 0; i < layers.size(); ++i) {
        if (cmakeTarget == QLatin1String(layers[i].target))
            return static_cast<int>(i);
    }
    return -1;
}

QStringList LayerRules::brokenIncludes(const QString& path, const QString& text)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QStringList broken;
    const int own = layerOf(path);
    for (auto it = include.globalMatch(text); it.hasNext();) {
        const QString header = it.next().captured(1);
        const int other = layerOfInclude(header);
        if (other >= 0 && other < own)
            broken += QStringLiteral("%1 includes %2, which is to its left").arg(path, header);
        if (path.startsWith(QLatin1String("models/")) && isWidgetHeader(header))
            broken += QStringLiteral("%1 includes %2: nothing under models/ knows widgets").arg(path, header);
        if (isDatabaseHeader(header) && !path.startsWith(QLatin1String("models/db/")))
            broken += QStringLiteral("%1 includes %2: libpq and Qt Sql live in models/db alone").arg(path, header);
    }
    return broken;
}

QStringList LayerRules::brokenLinks(const QString& path, const QString& text)
{
    static const QRegularExpression target(QStringLiteral("\\bslotdesk_(app|ui|tables|feed|services|db|domain)\\b"));
    static const QRegularExpression publicLibpq(QStringLiteral("\\bLINK\\b[^)]*PostgreSQL"));
    QStringList broken;
    const int own = layerOf(path);
    for (auto it = target.globalMatch(text); it.hasNext();) {
        const QString linked = it.next().captured(0);
        if (layerOfTarget(linked) < own)
            broken += QStringLiteral("%1 links %2, which is to its left").arg(path, linked);
    }
    const QString beforePrivate = text.section(QStringLiteral("PRIVATE_LINK"), 0, 0);
    if (publicLibpq.match(beforePrivate).hasMatch())
        broken += QStringLiteral("%1 links libpq publicly").arg(path);
    if (path.startsWith(QLatin1String("models/")) && text.contains(QLatin1String("Qt6::Widgets")))
        broken += QStringLiteral("%1 links Qt Widgets").arg(path);
    return broken;
}

} // namespace slotdesk::test
