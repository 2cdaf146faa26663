-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who wrote, from where, how many milliseconds apart.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;
reset role;
