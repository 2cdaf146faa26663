// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/newrequestdialog.h"

#include "domain/walltime.h"
#include "tables/timewords.h"
#include "ui/delegates/notice.h"
#include "ui/shell/whenready.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int mostSlots = 8;
constexpr int leastMinutes = 15;
constexpr int mostMinutes = 480;
constexpr int minuteStep = 15;
constexpr int usualMinutes = 60;
constexpr int ahead = 2 * 3600;
constexpr int wholeHour = 3600;
constexpr int startsWidth = 236; // the style sheet's padding is not in its own hint

} // namespace

NewRequestDialog::NewRequestDialog(const DeskContext& context, CommandRunner& runner, const Caller& client,
                                   QWidget* parent)
    : CommandDialog(context, runner, QString(), parent), m_client(client)
{
    setObjectName(QStringLiteral("newRequestDialog"));
    setMinimumWidth(540);
    setHeading(tr("New request"), client.phone.isEmpty() || client.phone == client.name
                                      ? tr("For %1").arg(client.name)
                                      : tr("For %1 · %2").arg(client.name, client.phone));
    setCloseText(tr("Discard"));
    buildForm();
    body()->addStretch(1);
    setPrimary(tr("Book and send offers"));
    suggestServices();
    loadMarkets();
    m_market->setFocus();
}

void NewRequestDialog::buildForm()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(9);
    m_market = new QComboBox(this);
    m_market->setObjectName(QStringLiteral("newMarket"));
    m_market->setAccessibleName(tr("Market"));
    m_service = new QComboBox(this);
    m_service->setObjectName(QStringLiteral("newService"));
    m_service->setAccessibleName(tr("Service"));
    m_service->setEditable(true);
    m_service->lineEdit()->setPlaceholderText(tr("Swedish 60"));
    m_slots = new QSpinBox(this);
    m_slots->setAccessibleName(tr("Therapists"));
    m_slots->setRange(1, mostSlots);
    form->addRow(tr("Market"), m_market);
    form->addRow(tr("Service"), m_service);
    form->addRow(tr("Therapists"), m_slots);
    buildTime(form);
    m_note = new QLineEdit(this);
    m_note->setAccessibleName(tr("Note"));
    form->addRow(tr("Note"), m_note);
    body()->addLayout(form);
    connect(m_market, &QComboBox::currentIndexChanged, this, &NewRequestDialog::updateTime);
    connect(m_service, &QComboBox::currentTextChanged, this, &NewRequestDialog::updateReady);
}

void NewRequestDialog::buildTime(QFormLayout* form)
{
    m_starts = new QDateTimeEdit(this);
    m_starts->setObjectName(QStringLiteral("newStarts"));
    m_starts->setAccessibleName(tr("Starts, in the client's time"));
    m_starts->setCalendarPopup(true);
    m_starts->setTimeSpec(Qt::UTC); // a wall time: this desk's own clock changes must not touch it
    m_starts->setMinimumWidth(startsWidth);
    m_starts->setDisplayFormat(QStringLiteral("ddd d MMM yyyy  HH:mm"));
    m_which = new QComboBox(this);
    m_which->setObjectName(QStringLiteral("newWhich"));
    m_which->setAccessibleName(tr("Which of the two hours of that night"));
    m_which->hide();
    m_here = new QLabel(this);
    m_here->setProperty("role", QStringLiteral("muted"));
    auto* time = new QHBoxLayout;
    time->setSpacing(9);
    time->addWidget(m_starts);
    time->addWidget(m_which);
    time->addWidget(m_here, 1);
    form->addRow(tr("Starts"), time);
    m_minutes = new QSpinBox(this);
    m_minutes->setAccessibleName(tr("Minutes"));
    m_minutes->setRange(leastMinutes, mostMinutes);
    m_minutes->setSingleStep(minuteStep);
    m_minutes->setValue(usualMinutes);
    form->addRow(tr("Minutes"), m_minutes);
    connect(m_starts, &QDateTimeEdit::dateTimeChanged, this, &NewRequestDialog::updateTime);
    connect(m_which, &QComboBox::currentIndexChanged, this, &NewRequestDialog::updateReady);
}

void NewRequestDialog::suggestServices()
{
    QStringList known;
    for (const RequestId id : context().store.requestIds()) {
        const AppointmentRequest* row = context().store.request(id);
        if (row && !known.contains(row->service))
            known.append(row->service);
    }
    known.sort(Qt::CaseInsensitive);
    m_service->addItems(known);
    m_service->setCurrentIndex(-1);
    m_service->setEditText(QString());
}

void NewRequestDialog::loadMarkets()
{
    whenReady(context().services.callers().markets(), this, [this](const Result<QList<MarketRecord>>& read) {
        if (!read.ok()) {
            notice()->say(Tone::Bad, tr("The markets could not be read."), read.error().text());
            return;
        }
        m_markets = read.value();
        for (const MarketRecord& market : std::as_const(m_markets))
            m_market->addItem(market.name, market.id.value());
        // Where the client booked last is likely where they are.
        QDateTime last;
        for (const RequestId id : context().store.requestIds()) {
            const AppointmentRequest* row = context().store.request(id);
            const int place = row ? m_market->findData(row->market.value()) : -1;
            if (place >= 0 && row->client == m_client.client() && (!last.isValid() || row->createdAt > last)) {
                last = row->createdAt;
                m_market->setCurrentIndex(place);
            }
        }
        const qint64 soon = context().clock.nowUtc().toSecsSinceEpoch() + ahead;
        const QDateTime there =
            QDateTime::fromSecsSinceEpoch(soon - soon % wholeHour, Qt::UTC).toTimeZone(QTimeZone(zone()));
        m_starts->setDateTime(QDateTime(there.date(), there.time(), Qt::UTC));
        updateTime();
    });
}

QByteArray NewRequestDialog::zone() const
{
    const int index = m_market->currentIndex();
    return index >= 0 && index < m_markets.size() ? m_markets.at(index).timeZone.toLatin1() : QByteArrayLiteral("UTC");
}

void NewRequestDialog::updateTime()
{
    const QDateTime now = context().clock.nowUtc();
    m_moments = WallTime::moments(m_starts->date(), m_starts->time(), zone());
    const bool twice = m_moments.size() > 1;
    if (twice && m_which->count() == 0) {
        m_which->addItem(tr("the first time"));
        m_which->addItem(tr("the second time"));
        m_which->setCurrentIndex(0);
    } else if (!twice) {
        m_which->clear();
    }
    m_which->setVisible(twice);
    if (m_moments.isEmpty())
        m_here->setText(tr("the clocks skip this time that night"));
    else if (TimeWords::isSameClock(startsAt(), zone()))
        m_here->setText(tr("as here"));
    else
        m_here->setText(tr("%1 here").arg(TimeWords::here(startsAt(), now)));
    updateReady();
}

QDateTime NewRequestDialog::startsAt() const
{
    return m_moments.value(std::max(0, m_which->currentIndex()));
}

bool NewRequestDialog::isComplete() const
{
    return m_note && m_market->currentIndex() >= 0 && !m_service->currentText().trimmed().isEmpty() &&
           startsAt().isValid();
}

DeskServices::Reply NewRequestDialog::send(CommandId command)
{
    NewRequest wish;
    wish.client = m_client.client();
    wish.market = MarketId(m_market->currentData().toLongLong());
    wish.service = m_service->currentText().trimmed();
    wish.slots = m_slots->value();
    wish.startsAt = startsAt();
    wish.minutes = m_minutes->value();
    wish.note = m_note->text().trimmed();
    return context().services.callers().createRequest(command, wish);
}

} // namespace slotdesk
