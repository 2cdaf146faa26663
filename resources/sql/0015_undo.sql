-- SPDX-License-Identifier: GPL-3.0-or-later
-- Undo: a checked, locked, compensating command.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;
reset role;
