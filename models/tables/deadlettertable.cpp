// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/deadlettertable.h"

#include "domain/statuses.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace slotdesk {

void DeadLetterTable::setLetters(QList<DeadLetter> letters)
{
    // By number: one that is sent again keeps its place.
    std::sort(letters.begin(), letters.end(),
              [](const DeadLetter& a, const DeadLetter& b) { return a.delivery > b.delivery; });
    mergeRows(
        letters, [](const DeadLetter& letter) { return letter.delivery; }, [](const DeadLetter&) { return false; });
}

int DeadLetterTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeadLetterTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names = {tr("Given up"), tr("Destination"), tr("Event"), tr("Request"), tr("Tries"), tr("Why")};
    return names.value(section);
}

QString DeadLetterTable::why(const DeadLetter& letter)
{
    if (letter.status >= 300 && letter.status < 400)
        return tr("It redirects (%1), which is not followed").arg(letter.status);
    return letter.status > 0 ? tr("It answered with the status %1").arg(letter.status) : letter.error;
}

QString DeadLetterTable::text(const DeadLetter& letter, int column)
{
    switch (column) {
    case GivenUp:
        return letter.sending ? tr("Being sent again")
                              : TimeWords::onDayHere(letter.givenUpAt, QDateTime::currentDateTimeUtc());
    case Destination:
        return letter.destination;
    case Event:
        // The kind is a code: the one that a destination's rules name.
        return letter.alertKind.isEmpty() ? letter.kind
                                          : QString(letter.kind + QStringLiteral(" · ") +
                                                    StatusWords::of(alertKindFrom(letter.alertKind.toLatin1())));
    case Request:
        return letter.request.isValid() ? TimeWords::number(letter.request) : QString();
    case Tries:
        return QLocale().toString(letter.tries);
    default:
        return why(letter);
    }
}

QVariant DeadLetterTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeadLetter& letter = rows().at(index.row());
    if (role == SendingRole)
        return letter.sending;
    if (role == Qt::ToolTipRole)
        return letter.error.isEmpty() ? QVariant() : QVariant(letter.error);
    return role == Qt::DisplayRole ? QVariant(text(letter, index.column())) : QVariant();
}

} // namespace slotdesk
