-- When and in what order the queue is sent.
ALTER TABLE orders ADD COLUMN place INTEGER;          -- the queue is sent in this order; NULL: never queued
ALTER TABLE orders ADD COLUMN not_before INTEGER;     -- time: not sent earlier
ALTER TABLE orders ADD COLUMN after_link INTEGER NOT NULL DEFAULT 0;  -- waits for the order at work on its link
ALTER TABLE orders ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;        -- queued offline: waits for the operator's word
UPDATE orders SET place = queued_at;
DROP INDEX orders_queue;
CREATE INDEX orders_queue ON orders (account_id, place, id) WHERE state = 'queued';
CREATE INDEX orders_by_place ON orders (place, id);

ALTER TABLE accounts ADD COLUMN data_pool TEXT NOT NULL DEFAULT '';   -- the pool that new tickets begin with

CREATE TABLE templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER REFERENCES accounts (id),      -- NULL: for all accounts
    name TEXT NOT NULL,
    service_id TEXT NOT NULL,
    service_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL,       -- JSON: texts by field name
    extra TEXT NOT NULL,        -- JSON: free name/value fields
    label TEXT NOT NULL DEFAULT '',
    customer TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    rate INTEGER,               -- the rate when it was written
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE favourites (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    service_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recents (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    service_id TEXT NOT NULL,
    at INTEGER NOT NULL,        -- when an order of it was last queued
    PRIMARY KEY (account_id, service_id)
) STRICT, WITHOUT ROWID;

-- A service is recent from the moment an order of it is queued, by whatever way.
CREATE TRIGGER recents_inserted AFTER INSERT ON orders WHEN NEW.state = 'queued'
BEGIN INSERT OR REPLACE INTO recents VALUES (NEW.account_id, NEW.service_id, coalesce(NEW.queued_at, 0)); END;
CREATE TRIGGER recents_queued AFTER UPDATE OF state ON orders
WHEN NEW.state = 'queued' AND OLD.state = 'draft'
BEGIN INSERT OR REPLACE INTO recents VALUES (NEW.account_id, NEW.service_id, coalesce(NEW.queued_at, 0)); END;

-- What differed between one catalogue and the next.
CREATE TABLE service_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    at INTEGER NOT NULL,
    service_id TEXT NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL,         -- new, gone, rate, minimum, maximum, name
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX service_changes_of ON service_changes (account_id, id);

-- A paste or a file on its way into the queue: kept line by line, so that nothing is queued twice.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,         -- of the file; empty for a paste
    digest TEXT NOT NULL,       -- SHA-256 of what was read
    columns TEXT NOT NULL,      -- JSON: what each column means, in order
    at INTEGER NOT NULL,
    lines INTEGER NOT NULL
) STRICT;
CREATE INDEX imports_digest ON imports (digest);

CREATE TABLE import_lines (
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,    -- of the line in the file or paste, from 1
    cells TEXT NOT NULL,        -- JSON: the cells, as read or as put right since
    order_id INTEGER,           -- what it became; set once
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER import_lines_once BEFORE UPDATE OF order_id, cells ON import_lines
WHEN OLD.order_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'money rule: a line becomes one order'); END;
