-- SPDX-License-Identifier: GPL-3.0-or-later
-- A dry run takes no lock, and each of its looks sees what was committed by then. One that met a cancellation halfway saw
-- an open request without an open slot and said "already filled" of a request that was closed: true at no moment.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- The outcome that a command would have: the same rule, no lock, no write. Arguments by the names of its SQL parameters.
-- As in 0016, with the question whether all its looks were at one moment: nothing ended meanwhile, or it says the same
-- twice. In a storm of writers it answers after a few tries what it saw last; the command itself is always exact.
create or replace function preview(function text, arguments jsonb) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    f pg_proc;
    ready jsonb := '{}';
    stranger text;
    o outcome;
    last outcome;
    moment text;
begin
    select * into f from pg_proc p
        where p.pronamespace = 'slotdesk'::regnamespace and p.proname = $1 and p.prorettype = 'outcome'::regtype
            and p.prosecdef and p.proargnames[1] = 'command';
    if not found then
        return refused('invalid', format('There is no command "%s"', $1));
    elsif not has_function_privilege(session_user, f.oid, 'execute') or not caller_may($1) then
        return refused('not_allowed', 'This login may not do that');
    elsif $2 is null or jsonb_typeof($2) <> 'object' then
        return refused('invalid', 'The arguments are an object: one member for each parameter');
    end if;
    select k into stranger from jsonb_object_keys($2) k where k <> all (f.proargnames[2:]) limit 1;
    if found then
        return refused('invalid', format('"%s" is no argument of %s', stranger, $1));
    end if;
    begin
        for i in 2..f.pronargs loop
            ready := ready || jsonb_build_object(f.proargnames[i], argument_of($2 -> f.proargnames[i], f.proargtypes[i - 1]));
        end loop;
    exception when data_exception then
        return refused('invalid', 'One of the arguments is not of its kind');
    end;
    for tries in 1..5 loop
        moment := pg_current_snapshot()::text;
        o := decide(null, $1, ready);
        exit when moment = pg_current_snapshot()::text or tries > 1 and o is not distinct from last;
        last := o;
    end loop;
    return o;
end $$;
reset role;
