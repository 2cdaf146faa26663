-- SPDX-License-Identifier: GPL-3.0-or-later
-- The alerts in the old backend's terms, to be compared with an audit: only those whose rows all came from it, as they
-- came. Open: whether the alert still stands.
select l.kind, array_agg(a.legacy_id order by a.legacy_id) as appointment_ids, l.gap_ms, l.stake_cents,
       l.status in ('new', 'claimed', 'snoozed') as open,
       bool_and(a.written_by = 'import' and a.version = 1) as untouched, l.id
from slotdesk.alert l join slotdesk.appointment a on a.id = any (l.appointment_ids)
where l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close')
group by l.id having count(*) = count(a.legacy_id)
