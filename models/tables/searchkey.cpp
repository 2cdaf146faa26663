// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/searchkey.h"

#include "domain/phonenumber.h"
#include "tables/statuswords.h"

namespace slotdesk {

SearchKey SearchKey::of(const AppointmentRequest& request, const QList<Appointment>& slotRows)
{
    SearchKey key;
    QStringList words = {request.clientName, request.service, request.marketName, StatusWords::of(request.status)};
    if (request.doubleBooked)
        words.append(StatusWords::doubleBooked());
    key.phones.append(PhoneNumber::digits(request.clientPhone));
    for (const Appointment& slot : slotRows) {
        if (!isLive(slot.status))
            continue;
        words.append(slot.therapistName);
        key.phones.append(PhoneNumber::digits(slot.therapistPhone));
    }
    key.words = folded(words.join(QLatin1Char('\n')));
    key.number = QString::number(request.id.value());
    key.phones.removeAll(QString());
    return key;
}

QString SearchKey::folded(const QString& text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    }
    return plain;
}

} // namespace slotdesk
