-- SPDX-License-Identifier: GPL-3.0-or-later
-- Clients, therapists, markets, staff and settings.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;
reset role;
