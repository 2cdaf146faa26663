// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desklayout.h"

#include "ui/settings/desksettings.h"
#include "ui/shell/deskdocks.h"

#include <QtCore/QEvent>
#include <QtWidgets/QSplitter>

namespace slotdesk {

namespace {

QString textOf(const QList<int>& sizes)
{
    QStringList texts;
    for (const int size : sizes)
        texts.append(QString::number(size));
    return texts.join(QLatin1Char(','));
}

/// As many sizes as there are panels, each with room for something; else nothing.
QList<int> sizesIn(const QString& text, qsizetype count)
{
    QList<int> sizes;
    for (const QString& one : text.split(QLatin1Char(','))) {
        const int size = one.toInt();
        if (size < 20 || size > 20000)
            return {};
        sizes.append(size);
    }
    return sizes.size() == count ? sizes : QList<int>();
}

} // namespace

DeskLayout::DeskLayout(QWidget* window, int number)
    : QObject(window), m_window(window), m_prefix(QStringLiteral("window%1/").arg(number))
{
    window->installEventFilter(this);
}

void DeskLayout::add(const QString& name, QSplitter* splitter, const QList<int>& sizes)
{
    const Part part{m_prefix + name, splitter, sizes};
    const QList<int> known = sizesIn(DeskSettings::instance().text(part.key), sizes.size());
    splitter->setSizes(known.isEmpty() ? sizes : known);
    m_parts.append(part);
    connect(splitter, &QSplitter::splitterMoved, this, [this, part] { remember(part); });
}

void DeskLayout::setDocks(DeskDocks* docks)
{
    m_docks = docks;
}

void DeskLayout::remember(const Part& part)
{
    DeskSettings::instance().set(part.key, textOf(part.splitter->sizes()));
}

void DeskLayout::restoreGeometry()
{
    const DeskSettings& settings = DeskSettings::instance();
    (void)m_window->restoreGeometry(settings.bytes(m_prefix + QStringLiteral("geometry")));
    (void)m_docks->restore(settings.bytes(m_prefix + QStringLiteral("docks")));
}

void DeskLayout::reset()
{
    for (const Part& part : std::as_const(m_parts)) {
        part.splitter->setSizes(part.sizes);
        DeskSettings::instance().remove(part.key);
    }
    m_docks->reset();
    for (const char* key : {"geometry", "docks"})
        DeskSettings::instance().remove(m_prefix + QLatin1String(key));
}

bool DeskLayout::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Close) {
        DeskSettings::instance().setBytes(m_prefix + QStringLiteral("geometry"), m_window->saveGeometry());
        DeskSettings::instance().setBytes(m_prefix + QStringLiteral("docks"), m_docks->saveState());
    }
    return QObject::eventFilter(watched, event);
}

} // namespace slotdesk
