// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "tables/requestfilter.h"
#include "ui/delegates/elidedlabel.h"
#include "ui/delegates/pilllabel.h"
#include "ui/shell/boardage.h"
#include "ui/shell/countcombo.h"
#include "ui/shell/icons.h"

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace slotdesk {

namespace {

/// "demo on this computer" for a local socket, else host and database without the login.
QString placeOf(const QString& server)
{
    const QString place = server.mid(server.indexOf(QLatin1Char('@')) + 1);
    return place.startsWith(QLatin1Char('/'))
               ? TopBar::tr("%1 on this computer").arg(place.mid(place.lastIndexOf(QLatin1Char('/')) + 1))
               : place;
}

} // namespace

TopBar::TopBar(const DeskContext& context, RequestFilter& filter, QWidget* parent)
    : QFrame(parent), m_context(context), m_filter(filter)
{
    setObjectName(QStringLiteral("topBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 7, 10, 7);
    row->setSpacing(9);

    auto* mark = new QLabel(this);
    mark->setPixmap(Icons::application().pixmap(22, 22));
    auto* brand = new QLabel(tr("Slotdesk"), this);
    brand->setProperty("role", QStringLiteral("brand"));
    row->addWidget(mark);
    row->addWidget(brand);
    row->addSpacing(6);

    buildSearch();
    buildFilters();
    buildCorner();
    row->addWidget(m_search, 1);
    row->addWidget(m_market);
    row->addWidget(m_window);
    row->addStretch(1);
    row->addWidget(m_age);
    row->addWidget(m_who);
    for (QToolButton* button : {m_review, m_theme, m_help, m_menu})
        row->addWidget(button);

    addMarkets(context.store.requestIds());
    updateAge();
    updateIcons();
    connect(&context.store, &LiveStore::healthChanged, this, &TopBar::updateAge);
    connect(&context.store, &LiveStore::requestsChanged, this,
            [this](const auto& added, const auto&, const auto&) { addMarkets(added); });
    connect(&Theme::instance(), &Theme::changed, this, &TopBar::updateIcons);
}

void TopBar::buildSearch()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Phone, name or request number"));
    m_search->setAccessibleName(tr("Search requests by phone, name or request number"));
    m_search->setToolTip(tr("A phone number in any format, a name, a request number. A word with a minus sign in front "
                            "must not occur. Enter also looks in the past."));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(270);
    m_search->setMaximumWidth(460);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_searchIcon->setText(tr("Search")); // its button is read out
    connect(m_search, &QLineEdit::textChanged, &m_filter, &RequestFilter::setText);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { Q_EMIT searchSubmitted(m_search->text()); });
}

void TopBar::buildFilters()
{
    m_market = new CountCombo(this);
    m_market->setAccessibleName(tr("Market"));
    m_market->add(tr("All markets"), qint64(0));
    connect(m_market, &QComboBox::activated, this,
            [this](int index) { m_filter.setMarket(MarketId(m_market->itemData(index).toLongLong())); });

    m_window = new CountCombo(this);
    m_window->setAccessibleName(tr("Time window"));
    const QStringList words = {tr("All times"), tr("Next 2 hours"), tr("Next 8 hours"), tr("Next 24 hours"),
                               tr("Next 7 days")};
    for (qsizetype i = 0; i < words.size(); ++i)
        m_window->add(words.at(i), RequestFilter::windows.at(i));
    connect(m_window, &QComboBox::activated, this,
            [this](int index) { m_filter.setWindowHours(m_window->itemData(index).toInt()); });
    connect(&m_filter, &RequestFilter::countsChanged, this, &TopBar::updateCounts);
    updateCounts();
}

void TopBar::updateCounts()
{
    for (int i = 0; i < m_market->count(); ++i)
        m_market->setCount(i, m_filter.countOf(MarketId(m_market->itemData(i).toLongLong())));
    for (int i = 0; i < m_window->count(); ++i)
        m_window->setCount(i, m_filter.countOfWindow(m_window->itemData(i).toInt()));
}

QString TopBar::marketName() const
{
    return m_filter.market().isValid() ? m_market->word(m_market->currentIndex()) : QString();
}

void TopBar::buildCorner()
{
    m_age = new PillLabel(this);
    m_age->setObjectName(QStringLiteral("age"));
    m_who = new ElidedLabel(this);
    m_who->setProperty("role", QStringLiteral("muted"));
    m_who->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_who->setWhole(placeOf(m_context.server) + QStringLiteral(" · ") + m_context.who);
    m_who->setToolTip(m_context.server + QLatin1Char('\n') + m_context.who);
    m_who->setAccessibleName(tr("Server and login: %1").arg(m_who->whole()));
    const auto button = [this](const QString& name, const QString& tip) {
        auto* made = new QToolButton(this);
        made->setObjectName(name);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setIconSize({17, 17});
        return made;
    };
    m_review = button(QStringLiteral("review"), tr("What was flagged"));
    m_theme = button(QStringLiteral("theme"), tr("Light or dark"));
    m_help = button(QStringLiteral("help"), tr("Keyboard shortcuts (F1)"));
    m_menu = button(QStringLiteral("menu"), tr("Everything that can be done here"));
    connect(m_menu, &QToolButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    connect(m_review, &QToolButton::clicked, this, &TopBar::reviewRequested);
    connect(m_help, &QToolButton::clicked, this, &TopBar::helpRequested);
    connect(m_theme, &QToolButton::clicked, this, [] {
        Theme& theme = Theme::instance();
        theme.setMode(theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
    });
}

void TopBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TopBar::syncFilters()
{
    m_market->setCurrentIndex(std::max(0, m_market->findData(m_filter.market().value())));
    m_window->setCurrentIndex(std::max(0, m_window->findData(m_filter.windowHours())));
}

void TopBar::updateAge()
{
    const BoardAge age(m_context.store.health(), m_context.clock.nowUtc());
    const StatusLook look = age.look();
    const QString truth = age.sentence().isEmpty() ? tr("The board is true as of this moment.") : age.sentence();
    const QString tip = truth + QLatin1Char('\n') + age.origin();
    if (look.text == m_age->look().text && look.tone == m_age->look().tone && tip == m_age->toolTip())
        return;
    m_age->setLook(look);
    m_age->setToolTip(tip);
    m_age->setAccessibleName(tr("Age of the data: %1").arg(look.text));
}

void TopBar::addMarkets(const QList<RequestId>& requests)
{
    for (const RequestId id : requests) {
        if (const AppointmentRequest* request = m_context.store.request(id))
            addMarket(request->market, request->marketName);
    }
}

void TopBar::addMarket(MarketId market, const QString& name)
{
    if (m_market->findData(market.value()) >= 0)
        return;
    m_market->add(name, market.value());
    updateCounts();
}

void TopBar::updateIcons()
{
    const Theme& theme = Theme::instance();
    const QColor color = theme.colors().muted;
    m_searchIcon->setIcon(Icons::tinted(QStringLiteral("search"), color));
    m_review->setIcon(Icons::tinted(QStringLiteral("review"), color));
    m_theme->setIcon(Icons::tinted(theme.isDark() ? QStringLiteral("sun") : QStringLiteral("moon"), color));
    m_help->setIcon(Icons::tinted(QStringLiteral("help"), color));
    m_menu->setIcon(Icons::tinted(QStringLiteral("menu"), color));
}

} // namespace slotdesk
