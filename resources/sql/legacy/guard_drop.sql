-- SPDX-License-Identifier: GPL-3.0-or-later
-- The part of the guard that a mapping makes; what it has found stays.
do $$
declare
    v_table regclass;
begin
    for v_table in select t.tgrelid::regclass from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where p.pronamespace = to_regnamespace('slotdesk_guard') and not t.tgisinternal and t.tgparentid = 0 loop
        execute format('drop trigger slotdesk_guard on %s', v_table);
    end loop;
end $$;
drop function if exists slotdesk_guard.watch();
drop view if exists slotdesk_guard.found, slotdesk_guard.therapist, slotdesk_guard.request, slotdesk_guard.appointment;
