-- What the operator tells of money: exchange rates, and what customers pay. Both are only ever added
-- to: the last word on a day holds, and what it was before stays to be looked up.
-- There is no roll-up of spending beside the orders. A charge, a customer and a category change
-- after an order was placed, so a table kept in step would cost two writes with every report, and
-- by service, customer and hour it would be nearly as long as the orders themselves. A range of
-- days is read by the index orders_by_sent, on a thread and a connection of its own (measured among
-- a million orders: 1.3 to 2.6 s of computing for half a million of a year), and nobody waits behind
-- it. A covering index would be 90 MB, and a write with every report.
CREATE TABLE exchange_rates (
    id INTEGER PRIMARY KEY,
    base TEXT NOT NULL CHECK (base <> ''),
    quote TEXT NOT NULL CHECK (quote <> '' AND quote <> base),
    rate INTEGER CHECK (rate > 0), -- 1 base is so many units of 10^-8 quote; NULL: withdrawn
    since TEXT NOT NULL,          -- 2026-11-25: the first day, local, on which it holds
    at INTEGER NOT NULL           -- when it was typed
) STRICT;
CREATE TABLE markups (
    id INTEGER PRIMARY KEY,
    customer TEXT NOT NULL CHECK (customer <> ''), -- as orders name it
    kind TEXT NOT NULL,           -- none, percent, fixed (added to each thousand)
    value INTEGER NOT NULL,       -- units of 10^-8
    currency TEXT NOT NULL,       -- the customer's; empty: as charged
    since TEXT NOT NULL,          -- the first day on which it holds; empty: from the beginning
    at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER exchange_rates_stay BEFORE UPDATE ON exchange_rates
BEGIN SELECT RAISE(ABORT, 'money rule: a typed rate stays as it was'); END;
CREATE TRIGGER exchange_rates_kept BEFORE DELETE ON exchange_rates
BEGIN SELECT RAISE(ABORT, 'money rule: a typed rate is kept'); END;
CREATE TRIGGER markups_stay BEFORE UPDATE ON markups
BEGIN SELECT RAISE(ABORT, 'money rule: a markup stays as it was'); END;
CREATE TRIGGER markups_kept BEFORE DELETE ON markups
BEGIN SELECT RAISE(ABORT, 'money rule: a markup is kept'); END;
