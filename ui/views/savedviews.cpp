// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/savedviews.h"

#include "ui/settings/desksettings.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace slotdesk {

namespace {

const QString viewsKey = QStringLiteral("views");

} // namespace

SavedViews::SavedViews(QObject* parent) : QObject(parent)
{
    read();
    connect(&DeskSettings::instance(), &DeskSettings::changed, this, [this](const QString& changedKey) {
        if (changedKey != viewsKey)
            return;
        read();
        Q_EMIT changed();
    });
}

bool SavedViews::save(const SavedView& view)
{
    if (view.name.isEmpty())
        return false;
    const auto same =
        std::find_if(m_views.begin(), m_views.end(), [&](const SavedView& known) { return known.name == view.name; });
    if (same != m_views.end())
        *same = view;
    else if (m_views.size() < mostViews)
        m_views.append(view);
    else
        return false;
    write();
    return true;
}

bool SavedViews::rename(int at, const QString& name)
{
    const QString fit = name.simplified().left(SavedView::longestName);
    for (int i = 0; i < m_views.size(); ++i) {
        if (i != at && m_views.at(i).name == fit)
            return false;
    }
    if (fit.isEmpty())
        return false;
    m_views[at].name = fit;
    write();
    return true;
}

void SavedViews::remove(int at)
{
    m_views.removeAt(at);
    write();
}

void SavedViews::move(int at, int to)
{
    m_views.move(at, to);
    write();
}

void SavedViews::read()
{
    m_views.clear();
    const QJsonArray all = QJsonDocument::fromJson(DeskSettings::instance().text(viewsKey).toUtf8()).array();
    for (const auto& one : all) {
        if (const auto view = SavedView::read(one.toObject()); view && m_views.size() < mostViews)
            m_views.append(*view);
    }
}

void SavedViews::write()
{
    QJsonArray all;
    for (const SavedView& view : std::as_const(m_views))
        all.append(view.json());
    DeskSettings::instance().set(viewsKey, QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

} // namespace slotdesk
