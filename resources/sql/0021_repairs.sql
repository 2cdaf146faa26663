-- SPDX-License-Identifier: GPL-3.0-or-later
-- Repairs of the guard and the feed.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- What an old backend says of a therapist and no column holds. Clients and requests have such a note already.
alter table therapist add column note text;
reset role;
