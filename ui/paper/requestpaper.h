// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "services/boardqueries.h"
#include "services/noteservice.h"

#include <QtCore/QCoreApplication>

class QAbstractItemModel;
class QWidget;

namespace slotdesk {

/// A request on one sheet of paper: who, when in both local times, its slots, offers and events, and what colleagues
/// wrote down.
class RequestPaper
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::RequestPaper)

public:
    /// What colleagues wrote down, as it stands beside the board.
    struct Notes
    {
        QList<Note> notes;
        QStringList subjects; ///< of each, whom it is about; empty: the request itself
    };

    RequestPaper(const RequestSheet& sheet, const Notes& notes, const QAbstractItemModel* timeline, const Clock& clock);

    [[nodiscard]] QString html() const { return m_html; }
    [[nodiscard]] QByteArray pdf() const;
    /// The platform's preview, from where it is printed.
    void preview(QWidget* parent) const;

private:
    void addHead(const AppointmentRequest& request);
    void addNotes(const Notes& notes);
    void addSlots(const RequestSheet& sheet);
    void addOffers(const RequestSheet& sheet);
    void addTimeline(const QAbstractItemModel& timeline);
    void addRow(const QStringList& cells, const char* tag = "td");

    const Clock& m_clock;
    QString m_title;
    QString m_html;
};

} // namespace slotdesk
