-- SPDX-License-Identifier: GPL-3.0-or-later
-- A cancellation that left none of the request's slots behind is not undone: only a row without a position was booked, and
-- such a row does not come back. The undo had made the request filled with nobody in it, and an event that said null where
-- a list of rows stands.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- As in 0015, with the look at whether anything would come back.
create or replace function restore_outcome(c command, e event, r appointment_request) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    a appointment;
    refusal outcome;
    whole boolean := c.function = 'cancel_request';
    by_it boolean := coalesce(pair(r.id, r.version) in (select jsonb_array_elements(e.rows -> 'r')), false);
    ids bigint[] := written_ids(e, 'a');
begin
    if r.status in ('expired', 'completed') or r.ends_at <= clock_timestamp() or (r.status = 'cancelled' and not by_it)
        or r.starts_at <= clock_timestamp() and not exists (
            select from appointment where id = any (ids) and position is not null and therapist_id is not null) then
        return closed_outcome(r, null, e.appointment_id);
    elsif not whole and exists (select from appointment where id = any (ids) and position is null) then
        return full_outcome(r, null);
    end if;
    refusal := moved_on(e, case when whole then '{r,a}' else '{a}' end::text[]);
    if refusal.code is null and not exists (select from appointment where id = any (ids) and position is not null) then
        refusal := refused('changed', 'None of its slots would come back', r.id, null, null, r.version);
    end if;
    for a in select * from appointment where id = any (ids) and position is not null and therapist_id is not null
        order by position
    loop
        exit when refusal.code is not null;
        refusal := taken_outcome(r, a, a.therapist_id);
        if refusal.code is null and exists (select from appointment o where o.id = any (ids) and o.id <> a.id
                and o.position is not null and o.therapist_id = a.therapist_id) then
            refusal := refused('already_on_request', 'The same therapist had two of these slots', r.id, a.id);
        end if;
    end loop;
    return refusal;
end $$;

-- What was written so before this reads as no row.
create or replace view written_row as
    select e.id as event_id, k.key as letter, (v ->> 0)::bigint as row_id, (v ->> 1)::int as version
    from event e, jsonb_each(e.rows) k,
        jsonb_array_elements(case jsonb_typeof(k.value) when 'array' then k.value else '[]' end) v;
reset role;
