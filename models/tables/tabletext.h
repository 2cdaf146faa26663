// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

class QAbstractItemModel;

namespace slotdesk {

/// The cells of a table as plain text: a value that may go to another thread and become a file or a clipboard.
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front: names come from outside.
struct TableText
{
    QStringList header;
    QList<QStringList> rows;

    /// Of these columns in this order; `rows` empty: all. A model that shows a time as people say it gives the exact
    /// one as Qt::EditRole.
    [[nodiscard]] static TableText of(const QAbstractItemModel& model, const QList<int>& columns,
                                      const QList<int>& rows = {});
    /// RFC 4180: a header line, commas, CRLF, quotes where needed; UTF-8.
    [[nodiscard]] QByteArray csv() const;
    /// Tab-separated, as spreadsheets paste it.
    [[nodiscard]] QString tabs() const;

    [[nodiscard]] static QString harmless(const QString& cell);
};

} // namespace slotdesk
