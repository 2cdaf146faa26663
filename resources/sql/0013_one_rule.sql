-- SPDX-License-Identifier: GPL-3.0-or-later
-- The machinery of the rules: dry runs, who may call what.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;
reset role;
