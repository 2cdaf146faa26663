// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caller.h"
#include "domain/clock.h"

#include <QtCore/QAbstractListModel>

namespace slotdesk {

/// What somebody on the phone booked, or what stands on their own screen, under headings: Today, To come, Past; Offers,
/// Appointments. A list of sentences with their parts as roles.
class CallerTable : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        HeadingRole = Qt::UserRole + 1, ///< true: no request, a heading
        RequestRole,                    ///< qint64
        WhenRole,                       ///< "Thu 26 Nov 15:45"
        UntilRole,                      ///< "in 41 min", "in 20 min to answer"
        WhatRole,                       ///< the service
        AboutRole,                      ///< number, market, whom with, the time at this desk
        StatusTextRole,
        RequestStatusRole, ///< -1: the row's own slot says more
        SlotStatusRole     ///< -1: the request's status says it
    };

    explicit CallerTable(const Clock& clock, QObject* parent = nullptr) : QAbstractListModel(parent), m_clock(clock) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// The same lines again change nothing: what is chosen stays chosen.
    void setHistory(const QList<CallerVisit>& visits);
    void setFeed(const QList<CallerFeedLine>& lines);
    void clear();
    /// Requests, headings not counted.
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] RequestId requestAt(int row) const;
    /// The first that is not over: what a call is most likely about.
    [[nodiscard]] int likeliestRow() const;
    /// The clock went on.
    void tick();

private:
    struct Line
    {
        QString heading;
        RequestId request;
        QString what;
        QString marketName;
        QString with;
        QString note; ///< "slot 2", "$87.50"
        QByteArray timeZone;
        QDateTime startsAt;
        QDateTime endsAt;
        QDateTime expiresAt;
        RequestStatus status = RequestStatus::Unknown;
        SlotStatus slot = SlotStatus::Unknown;

        friend bool operator==(const Line&, const Line&) = default;
    };

    [[nodiscard]] static Line headed(const QString& heading);
    void setLines(const QList<Line>& lines);
    [[nodiscard]] QString until(const Line& line) const;
    [[nodiscard]] QString about(const Line& line) const;
    [[nodiscard]] QString sentence(const Line& line) const;
    [[nodiscard]] QString statusText(const Line& line) const;

    const Clock& m_clock;
    QList<Line> m_lines;
};

} // namespace slotdesk
