-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bulk commands and the dry run.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;
reset role;
