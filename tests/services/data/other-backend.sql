-- SPDX-License-Identifier: GPL-3.0-or-later
-- A backend that names and types everything differently: another schema, native enums, timestamptz and epochs, money in
-- units, a boolean instead of a date, zones by city, a quote in a name.
create schema shop;
create type shop.visit_state as enum ('planned', 'done', 'missed', 'dropped');
create table shop.customer (pk int primary key, "full ""name""" text, mobile text);
create table shop.pro (pk int primary key, label text, town text, enabled text);
create table shop.job (
    pk int primary key, customer int, kind text, people smallint, at timestamptz, until timestamptz, town text,
    amount numeric, state int, made bigint
);
create table shop.visit (
    pk int primary key, job int, pro int, state shop.visit_state, at timestamptz, until timestamptz, reward numeric,
    void boolean, made bigint
);
insert into shop.customer values (1, 'Ada', '0044 20 5550'), (2, 'Bob', null);
insert into shop.pro values (7, 'Pia', 'Berlin', 'yes'), (8, 'Rui', 'Lisbon', 'yes'), (9, 'Sam', 'Berlin', 'no');
insert into shop.job values
    (1, 1, 'Solo', 1, '2026-03-01 10:00+00', '2026-03-01 11:00+00', 'Berlin', 120.50, 20, 1770000000000),
    (2, 2, 'Duo', null, '2026-03-01 10:30+00', '2026-03-01 11:30+00', 'Berlin', 200, 20, 1770000000000),
    (3, 2, 'Solo', 1, '2026-03-02 10:30+00', '2026-03-02 11:30+00', 'Lisbon', 200, 30, 1770000000000);
insert into shop.visit values
    (1, 1, 7, 'done', '2026-03-01 10:00+00', '2026-03-01 11:00+00', 80.50, false, 1770000100000),
    (2, 1, 8, 'planned', '2026-03-01 10:00+00', '2026-03-01 11:00+00', 80.50, false, 1770000100020),
    (3, 1, 9, 'planned', '2026-03-01 10:00+00', '2026-03-01 11:00+00', 80.50, true, 1770000100030),
    (4, 2, 7, 'done', '2026-03-01 10:30+00', '2026-03-01 11:30+00', 80, false, 1770000200000),
    (5, 2, 8, 'dropped', '2026-03-01 10:30+00', '2026-03-01 11:30+00', 80, false, 1770000200000);
