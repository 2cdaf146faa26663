// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reasonwords.h"

#include <QtCore/QHash>

namespace slotdesk {

QString ReasonWords::of(const ReasonCode& code)
{
    const QHash<QString, QString> words = {
        {QStringLiteral("client_cancelled"), tr("The client cancelled")},
        {QStringLiteral("client_no_answer"), tr("The client does not answer")},
        {QStringLiteral("therapist_cancelled"), tr("The therapist cancelled")},
        {QStringLiteral("therapist_late"), tr("The therapist is late")},
        {QStringLiteral("car_trouble"), tr("Car trouble")},
        {QStringLiteral("illness"), tr("Illness")},
        {QStringLiteral("client_wish"), tr("The client asked for somebody else")},
        {QStringLiteral("double_booking"), tr("Double booking")},
        {QStringLiteral("nobody_accepted"), tr("Nobody accepted")},
        {QStringLiteral("phone_agreement"), tr("Agreed on the phone")},
        {QStringLiteral("weather"), tr("Weather")},
        {QStringLiteral("no_longer_needed"), tr("No longer needed")},
        {QStringLiteral("mistake"), tr("Entered by mistake")},
        {QStringLiteral("false_alarm"), tr("It is no problem")},
        {QStringLiteral("accepted"), tr("It stays as it is")},
        {QStringLiteral("handled"), tr("It is taken care of")},
        {QStringLiteral("not_settled"), tr("It is not settled after all")},
        {QStringLiteral("new_time"), tr("The client asked for another time")},
        {QStringLiteral("nobody_there"), tr("Nobody opened the door")},
        {QStringLiteral("other"), tr("Something else (say what)")},
    };
    return words.value(code.code, code.label.isEmpty() ? code.code : code.label);
}

} // namespace slotdesk
