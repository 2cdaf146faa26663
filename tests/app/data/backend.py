#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A therapists' app in a few lines: the ordinary driver, and nothing of Slotdesk but its README."""
import sys
import uuid

import psycopg2

db = psycopg2.connect(sys.argv[1])
db.autocommit = True  # one statement, one commit
first, second, client = (int(argument) for argument in sys.argv[2:])


def ask(sql, *values):
    with db.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]


def accept(offer, command):
    return ask("select * from slotdesk.accept_offer(%s, %s)", str(command), offer)[0]


mine = ask("select * from slotdesk.therapist_offers(%s)", first)
theirs = ask("select * from slotdesk.therapist_offers(%s)", second)
print("offers", len(mine), len(theirs), mine[0]["service"])

command = uuid.uuid4()
won = accept(mine[0]["offer_id"], command)
print("won", won["ok"], won["code"], won["message"])

lost = accept(theirs[0]["offer_id"], uuid.uuid4())
print("lost", lost["ok"], lost["code"], lost["message"])

# The reply to the first was lost, for all we know: the same id again.
again = accept(mine[0]["offer_id"], command)
print("again", again["ok"], again["replayed"], again["appointment_id"] == won["appointment_id"])

other = accept(theirs[0]["offer_id"], command)
print("other", other["ok"], other["code"])

print("feeds", len(ask("select * from slotdesk.therapist_offers(%s)", second)),
      len(ask("select * from slotdesk.therapist_appointments(%s)", first)),
      ask("select * from slotdesk.client_appointments(%s)", client)[0]["therapist_name"])
