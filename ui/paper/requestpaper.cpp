// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/requestpaper.h"

#include "domain/money.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QBuffer>
#include <QtCore/QTimeZone>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrintPreviewDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace slotdesk {

namespace {

constexpr double paperFont = 10;        ///< in points
constexpr QSize previewSize(1000, 720); ///< wide enough for all tools

QString dateIn(const QDateTime& utc, const QByteArray& zone)
{
    const QTimeZone there(zone);
    const QDateTime local = there.isValid() ? utc.toTimeZone(there) : utc;
    return QLocale().toString(local, QStringLiteral("ddd d MMM yyyy, HH:mm"));
}

void fill(QTextDocument& document, const QString& html)
{
    // The desk's own font is so many pixels high, which is next to nothing on paper.
    QFont font = document.defaultFont();
    font.setPointSizeF(paperFont);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(
        QStringLiteral("body{color:#17202e} h1{font-size:17pt} h2{font-size:11pt;color:#516073} "
                       "th{text-align:left;color:#516073;padding:2px 14px 2px 0} td{padding:2px 14px 2px 0}"));
    document.setHtml(html);
}

} // namespace

RequestPaper::RequestPaper(const RequestSheet& sheet, const Notes& notes, const QAbstractItemModel* timeline,
                           const Clock& clock)
    : m_clock(clock)
{
    m_html = QStringLiteral("<html><body>");
    addHead(sheet.request);
    addNotes(notes);
    addSlots(sheet);
    addOffers(sheet);
    if (timeline)
        addTimeline(*timeline);
    m_html += QStringLiteral("<p>%1</p></body></html>")
                  .arg(tr("As of %1").arg(dateIn(clock.nowUtc(), QTimeZone::systemTimeZoneId())).toHtmlEscaped());
}

void RequestPaper::addHead(const AppointmentRequest& request)
{
    m_title = tr("Request %1").arg(TimeWords::number(request.id));
    m_html +=
        QStringLiteral("<h1>%1 · %2</h1><table>").arg(m_title.toHtmlEscaped(), request.clientName.toHtmlEscaped());
    addRow({tr("Service"), request.service});
    addRow({tr("Starts"), tr("%1 in %2").arg(dateIn(request.startsAt, request.timeZone), request.marketName)});
    addRow({tr("Ends"), dateIn(request.endsAt, request.timeZone)});
    addRow({tr("Here"), dateIn(request.startsAt, QTimeZone::systemTimeZoneId())});
    addRow({tr("Phone"), request.clientPhone});
    addRow({tr("Status"), request.doubleBooked ? StatusWords::doubleBooked() : StatusWords::of(request.status)});
    if (!request.note.isEmpty())
        addRow({tr("Note"), request.note});
    m_html += QStringLiteral("</table>");
}

void RequestPaper::addNotes(const Notes& notes)
{
    if (notes.notes.isEmpty())
        return;
    m_html += QStringLiteral("<h2>%1</h2><table>").arg(tr("Notes").toHtmlEscaped());
    for (qsizetype i = 0; i < notes.notes.size(); ++i) {
        const Note& note = notes.notes.at(i);
        addRow({TimeWords::here(note.at, m_clock.nowUtc()), note.author, notes.subjects.value(i), note.text});
    }
    m_html += QStringLiteral("</table>");
}

void RequestPaper::addSlots(const RequestSheet& sheet)
{
    m_html += QStringLiteral("<h2>%1</h2><table>").arg(tr("Slots").toHtmlEscaped());
    addRow({tr("Slot"), tr("Status"), tr("Therapist"), tr("Phone")}, "th");
    for (const Appointment& slot : sheet.slots)
        addRow({slot.position > 0 ? QString::number(slot.position) : tr("extra"), StatusWords::of(slot.status),
                slot.therapistName, slot.therapistPhone});
    m_html += QStringLiteral("</table>");
}

void RequestPaper::addOffers(const RequestSheet& sheet)
{
    if (sheet.offers.isEmpty())
        return;
    m_html += QStringLiteral("<h2>%1</h2><table>").arg(tr("Offers").toHtmlEscaped());
    addRow({tr("Therapist"), tr("Sent"), tr("Status")}, "th");
    for (const AppointmentOffer& offer : sheet.offers)
        addRow({offer.therapistName, TimeWords::here(offer.sentAt, m_clock.nowUtc()), StatusWords::of(offer.status)});
    m_html += QStringLiteral("</table>");
}

void RequestPaper::addTimeline(const QAbstractItemModel& timeline)
{
    m_html += QStringLiteral("<h2>%1</h2><table>").arg(tr("What happened").toHtmlEscaped());
    for (int row = 0; row < timeline.rowCount(); ++row)
        addRow({timeline.index(row, 0).data().toString(), timeline.index(row, 1).data().toString()});
    m_html += QStringLiteral("</table>");
}

void RequestPaper::addRow(const QStringList& cells, const char* tag)
{
    m_html += QStringLiteral("<tr>");
    for (const QString& cell : cells)
        m_html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), cell.toHtmlEscaped());
    m_html += QStringLiteral("</tr>");
}

QByteArray RequestPaper::pdf() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_title);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    QTextDocument document;
    fill(document, m_html);
    document.print(&writer);
    return bytes;
}

void RequestPaper::preview(QWidget* parent) const
{
    auto* printer = new QPrinter(QPrinter::HighResolution);
    printer->setDocName(m_title);
    auto* dialog = new QPrintPreviewDialog(printer, parent);
    dialog->setObjectName(QStringLiteral("printPreview"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QPrintPreviewDialog::paintRequested, dialog, [html = m_html](QPrinter* paper) {
        QTextDocument document;
        fill(document, html);
        document.print(paper);
    });
    QObject::connect(dialog, &QObject::destroyed, [printer] { delete printer; });
    // Qt leaves its tools to the mouse.
    for (QToolButton* tool : dialog->findChildren<QToolButton*>()) {
        tool->setFocusPolicy(Qt::TabFocus);
        if (tool->text().isEmpty())
            tool->setAccessibleName(tr("More"));
    }
    for (auto* field : dialog->findChildren<QLineEdit*>()) {
        if (!qobject_cast<QComboBox*>(field->parentWidget()))
            field->setAccessibleName(tr("Page"));
    }
    dialog->resize(previewSize);
    dialog->open();
}

} // namespace slotdesk
