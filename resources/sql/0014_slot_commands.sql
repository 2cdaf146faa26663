-- SPDX-License-Identifier: GPL-3.0-or-later
-- More commands on slots and offers.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;
reset role;
