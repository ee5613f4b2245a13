-- Money that adds up. Triggers write the ledger, and not the code that follows orders: an order is
-- accepted, attached, taken over from the emergency file, followed by its id and reported on in
-- several places, and none of them can forget its entry or write it in another transaction.
-- The rule is that of domain/ledger.py; a test compares the two.
CREATE TABLE ledger (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    order_id INTEGER NOT NULL REFERENCES orders (id),
    at INTEGER NOT NULL,          -- when it was told
    kind TEXT NOT NULL,           -- expected, charge, raised, refund, followed
    amount INTEGER,               -- what the order costs from here on; NULL: not known
    change INTEGER NOT NULL,      -- by how much that is more than before
    currency TEXT NOT NULL,
    booked_from INTEGER NOT NULL, -- the panel moved the balance after this moment
    booked_by INTEGER NOT NULL,   -- and, most likely, before this one
    movement_id INTEGER           -- what told it; NULL: the acceptance
) STRICT;
-- The trigger below finds the last entry by this one, and the screen an order's entries.
CREATE INDEX ledger_of_order ON ledger (order_id, id);
-- A day's sums are read off it alone; and what may have moved the balance between two readings.
CREATE INDEX ledger_booked ON ledger (account_id, booked_by, kind, change);
-- The few among the many: a filter finds its first page at once.
CREATE INDEX ledger_seldom ON ledger (kind, id) WHERE kind IN ('raised', 'refund', 'followed');

INSERT INTO ledger (account_id, order_id, at, kind, amount, change, currency, booked_from, booked_by)
SELECT o.account_id, o.id, coalesce(o.sent_at, o.moved_at, o.created_at), 'expected',
    o.expected_charge, coalesce(o.expected_charge, 0),
    iif(o.currency <> '', o.currency, (SELECT currency FROM accounts WHERE id = o.account_id)),
    coalesce(o.sent_at, o.moved_at, o.created_at), coalesce(o.sent_at, o.moved_at, o.created_at)
FROM orders o WHERE o.panel_id <> '' ORDER BY o.id;
-- Of orders that were placed before there was a ledger, the last charge is taken for the first.
INSERT INTO ledger (account_id, order_id, at, kind, amount, change, currency, booked_from, booked_by)
SELECT l.account_id, l.order_id, coalesce(o.moved_at, l.at),
    iif(o.state IN ('partial', 'canceled', 'refunded', 'failed') AND o.charge < l.amount,
        'refund', 'charge'),
    o.charge, o.charge - coalesce(l.amount, 0), l.currency, l.booked_from,
    iif(o.state IN ('partial', 'canceled', 'refunded', 'failed') AND o.charge < l.amount,
        max(coalesce(o.moved_at, l.at), l.booked_from), l.booked_by)
FROM ledger l JOIN orders o ON o.id = l.order_id
WHERE o.charge IS NOT NULL
    AND (o.charge <> 0 OR o.state NOT IN ('pending', 'processing', 'in_progress', 'active', 'paused'))
ORDER BY l.order_id;

CREATE TRIGGER ledger_accepted AFTER UPDATE OF panel_id ON orders
WHEN OLD.panel_id = '' AND NEW.panel_id <> '' BEGIN
    INSERT INTO ledger
        (account_id, order_id, at, kind, amount, change, currency, booked_from, booked_by)
    VALUES (
        NEW.account_id, NEW.id, coalesce(NEW.moved_at, NEW.sent_at, NEW.created_at), 'expected',
        NEW.expected_charge, coalesce(NEW.expected_charge, 0),
        iif(NEW.currency <> '', NEW.currency,
            (SELECT currency FROM accounts WHERE id = NEW.account_id)),
        coalesce(NEW.sent_at, NEW.moved_at, NEW.created_at),
        -- an attempt that has ended ended long ago: the order is attached only now
        coalesce(
            (SELECT ended_at FROM attempts WHERE order_id = NEW.id ORDER BY number DESC LIMIT 1),
            NEW.moved_at, NEW.sent_at, NEW.created_at)
    );
END;

-- Placed elsewhere and followed since: what it cost by then was booked before, nobody knows when.
CREATE TRIGGER ledger_followed AFTER INSERT ON orders WHEN NEW.panel_id <> '' BEGIN
    INSERT INTO ledger
        (account_id, order_id, at, kind, amount, change, currency, booked_from, booked_by)
    SELECT NEW.account_id, NEW.id, told.at, 'followed', NEW.charge, coalesce(NEW.charge, 0),
        iif(NEW.currency <> '', NEW.currency,
            (SELECT currency FROM accounts WHERE id = NEW.account_id)), told.at, told.at
    FROM (SELECT coalesce(NEW.asked_at, NEW.moved_at, NEW.created_at) AS at) AS told;
END;

-- A report that changed something is a movement. Zero, while the panel is at work, is no charge yet.
-- `asked_at` of the order is still that of the question before: the movement is written first.
CREATE TRIGGER ledger_told AFTER INSERT ON movements
WHEN NEW.charge IS NOT NULL AND (NEW.charge <> 0
    OR NEW.state NOT IN ('pending', 'processing', 'in_progress', 'active', 'paused'))
BEGIN
    INSERT INTO ledger (account_id, order_id, at, kind, amount, change, currency, booked_from,
        booked_by, movement_id)
    SELECT told.account_id, told.order_id, NEW.at, told.kind, NEW.charge,
        NEW.charge - coalesce(told.amount, 0), told.currency,
        iif(told.kind = 'charge', told.booked_from,
            min(max(coalesce(told.asked_at, told.booked_from), told.booked_from), NEW.at)),
        iif(told.kind = 'charge', told.booked_by, max(NEW.at, told.booked_from)), NEW.id
    FROM (
        SELECT o.account_id, o.id AS order_id, l.amount, o.asked_at,
            coalesce(l.currency, o.currency) AS currency,
            coalesce(l.booked_from, o.sent_at, NEW.at) AS booked_from,
            coalesce(l.booked_by, o.sent_at, NEW.at) AS booked_by,
            CASE
                WHEN NEW.charge < l.amount AND (l.kind <> 'expected'
                    OR NEW.state IN ('partial', 'canceled', 'refunded', 'failed')) THEN 'refund'
                WHEN l.kind = 'followed' AND l.amount IS NULL THEN 'followed'
                WHEN l.id IS NULL OR l.kind = 'expected' THEN 'charge'
                ELSE 'raised'
            END AS kind
        FROM orders o
        LEFT JOIN ledger l ON l.id = (SELECT max(id) FROM ledger WHERE order_id = NEW.order_id)
        WHERE o.id = NEW.order_id
            AND (l.id IS NULL OR l.kind = 'expected' OR l.amount IS NULL OR l.amount <> NEW.charge)
    ) AS told;
END;

CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'money rule: an entry of the ledger stays as it is'); END;
CREATE TRIGGER ledger_kept BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'money rule: an entry of the ledger is kept'); END;

-- What moved the balance between two readings, to the last unit. Readings between which nothing
-- happened have no row.
CREATE TABLE explanations (
    balance_id INTEGER PRIMARY KEY REFERENCES balances (id), -- the later reading
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    since INTEGER NOT NULL,       -- time of the earlier reading
    at INTEGER NOT NULL,
    before INTEGER NOT NULL,      -- the balance of the earlier reading
    change INTEGER NOT NULL,
    charged INTEGER NOT NULL,     -- what our orders cost, by when they were told
    refunded INTEGER NOT NULL,
    timing INTEGER NOT NULL,      -- what the panel booked a little earlier or later than that
    rounding INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,   -- what is left: not by our orders
    late INTEGER NOT NULL,        -- the sum of `timing` up to here
    loose INTEGER NOT NULL,       -- the sum of `rounding` up to here
    orders INTEGER NOT NULL,      -- how many charges and refunds of ours
    estimated INTEGER NOT NULL,   -- and how many of them are expected, not reported
    verdict TEXT NOT NULL,
    currency TEXT NOT NULL,
    CHECK (change = refunded - charged + timing + rounding + elsewhere)
) STRICT;
CREATE INDEX explanations_of ON explanations (account_id, at);

-- The balance at a moment.
CREATE INDEX balances_at ON balances (account_id, at);

CREATE TABLE explained (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
    entry_id INTEGER NOT NULL,    -- the last entry of the ledger that was looked at
    balance_id INTEGER NOT NULL   -- and the last reading
) STRICT;

-- A day or a month as it was told when it was closed.
CREATE TABLE closes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    period TEXT NOT NULL,         -- 2026-11-25, 2026-11
    currency TEXT NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,    -- the ledger's last entry then: what comes after it is a correction
    opening INTEGER,              -- NULL: no reading
    closing INTEGER,
    placed INTEGER NOT NULL,      -- orders
    charged INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    topped_up INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    difference INTEGER            -- closing less opening and all the above; NULL without readings
) STRICT;
CREATE UNIQUE INDEX closes_once ON closes (account_id, period, currency);
CREATE INDEX closes_end ON closes (account_id, ends);
CREATE TRIGGER closes_stay BEFORE UPDATE ON closes
BEGIN SELECT RAISE(ABORT, 'money rule: a closed period stays as it was told'); END;
CREATE TRIGGER closes_kept BEFORE DELETE ON closes
BEGIN SELECT RAISE(ABORT, 'money rule: a closed period is kept'); END;

-- What the operator says of a mismatch. It holds for the amount that was seen.
CREATE TABLE acknowledged (
    kind TEXT NOT NULL,           -- entry, reading
    subject INTEGER NOT NULL,     -- id in ledger, or in balances
    amount INTEGER NOT NULL,
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
