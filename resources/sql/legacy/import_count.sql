-- SPDX-License-Identifier: GPL-3.0-or-later
-- Per table: legacy rows, rows in Slotdesk now, legacy rows that are in Slotdesk now.
select 'client' as name, (select count(*) from in_client) as read, (select count(*) from slotdesk.client) as rows,
       (select count(*) from in_client i join slotdesk.client x on x.legacy_id = i.id) as matched
union all
select 'therapist', (select count(*) from in_therapist), (select count(*) from slotdesk.therapist),
       (select count(*) from in_therapist i join slotdesk.therapist x on x.legacy_id = i.id)
union all
select 'appointment_request', (select count(*) from in_request), (select count(*) from slotdesk.appointment_request),
       (select count(*) from in_request i join slotdesk.appointment_request x on x.legacy_id = i.id)
union all
select 'appointment', (select count(*) from in_appointment), (select count(*) from slotdesk.appointment),
       (select count(*) from in_appointment i join slotdesk.appointment x on x.legacy_id = i.id)
union all
select 'appointment_offer', (select count(*) from in_offer), (select count(*) from slotdesk.appointment_offer),
       (select count(*) from in_offer i join slotdesk.appointment_offer x on x.legacy_id = i.id)
union all
select 'market', 0, (select count(*) from slotdesk.market), 0
union all
select 'alert', 0, (select count(*) from slotdesk.alert where kind not in ('reported', 'at_risk')), 0
