CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    vault_name TEXT NOT NULL UNIQUE,
    colour TEXT NOT NULL,
    currency TEXT NOT NULL DEFAULT '',
    classic INTEGER NOT NULL DEFAULT 1,
    rest INTEGER NOT NULL DEFAULT 0,
    practice INTEGER NOT NULL DEFAULT 0,
    parallel INTEGER NOT NULL DEFAULT 1 CHECK (parallel BETWEEN 1 AND 8),
    per_minute INTEGER NOT NULL DEFAULT 60 CHECK (per_minute > 0),
    proxy TEXT NOT NULL DEFAULT '',
    paused INTEGER NOT NULL DEFAULT 0,
    stop_reason TEXT NOT NULL DEFAULT '',
    removed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The state names and moves are those of domain/state.py; a test compares the two.
CREATE TABLE moves (
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (before, after)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    state TEXT NOT NULL,
    service_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL,       -- JSON: what was typed, by field name
    extra TEXT NOT NULL,        -- JSON: free name/value fields
    service_name TEXT NOT NULL,
    category TEXT NOT NULL,
    rate INTEGER,               -- amounts are units of 10^-8
    currency TEXT NOT NULL,
    expected_charge INTEGER,
    quantity INTEGER,
    link TEXT NOT NULL,
    found_by TEXT NOT NULL,     -- folded texts that a search looks into
    created_at INTEGER NOT NULL, -- times are milliseconds since 1970, UTC
    queued_at INTEGER,
    sent_at INTEGER,
    panel_id TEXT NOT NULL DEFAULT '',
    status_word TEXT NOT NULL DEFAULT '',
    charge INTEGER,
    charge_text TEXT NOT NULL DEFAULT '', -- a reported charge that does not fit 8 decimals, raw
    start_count INTEGER,
    remains INTEGER,
    asked_at INTEGER,
    next_ask_at INTEGER,
    moved_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    customer TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES orders (id)
) STRICT;

CREATE UNIQUE INDEX orders_panel_id ON orders (account_id, panel_id) WHERE panel_id <> '';
CREATE INDEX orders_state ON orders (state, id);
CREATE INDEX orders_queue ON orders (account_id, queued_at, id) WHERE state = 'queued';
CREATE INDEX orders_due ON orders (account_id, next_ask_at) WHERE next_ask_at IS NOT NULL;
CREATE INDEX orders_link ON orders (link, state);
CREATE INDEX orders_by_queued ON orders (queued_at, id);
CREATE INDEX orders_by_sent ON orders (sent_at, id);
CREATE INDEX orders_by_asked ON orders (asked_at, id);
CREATE INDEX orders_by_moved ON orders (moved_at, id);
CREATE INDEX orders_by_charge ON orders (charge, id);

CREATE TABLE attempts (
    order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    request TEXT NOT NULL,      -- JSON: the parameters sent, without the key
    ended_at INTEGER,
    ending TEXT,
    reason TEXT NOT NULL DEFAULT '',
    http_status INTEGER,
    answer TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (order_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE movements (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    status_word TEXT NOT NULL,
    start_count INTEGER,
    remains INTEGER,
    charge INTEGER
) STRICT;
CREATE INDEX movements_of ON movements (order_id, id);

CREATE TABLE counts (
    account_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    orders INTEGER NOT NULL,
    PRIMARY KEY (account_id, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogs (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
    fetched_at INTEGER NOT NULL
) STRICT;

CREATE TABLE catalog_slices (
    account_id INTEGER NOT NULL REFERENCES catalogs (account_id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    services BLOB NOT NULL,     -- MessagePack: up to a thousand services, decoded one slice a time
    PRIMARY KEY (account_id, number)
) STRICT;

CREATE TABLE kinds (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    service_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (account_id, service_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pools (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
    fetched_at INTEGER NOT NULL,
    capacities TEXT NOT NULL    -- JSON: [[name, capacity or null], ...]
) STRICT;

CREATE TABLE balances (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    at INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL
) STRICT;
CREATE INDEX balances_of ON balances (account_id, id);

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL         -- JSON
) STRICT, WITHOUT ROWID;

INSERT INTO moves (before, after) VALUES
    ('draft', 'queued'), ('queued', 'held'), ('queued', 'draft'), ('held', 'queued'),
    ('held', 'draft'), ('queued', 'sending'), ('sending', 'pending'), ('sending', 'refused'),
    ('sending', 'queued'), ('sending', 'unknown'), ('unknown', 'pending'),
    ('unknown', 'not_placed'), ('refused', 'queued'), ('refused', 'draft');

CREATE TRIGGER orders_begin BEFORE INSERT ON orders
WHEN NEW.state NOT IN ('draft', 'queued')
BEGIN SELECT RAISE(ABORT, 'money rule: an order begins as a draft or in the queue'); END;

CREATE TRIGGER orders_move BEFORE UPDATE OF state ON orders
WHEN NEW.state <> OLD.state
    AND NOT EXISTS (SELECT 1 FROM moves WHERE before = OLD.state AND after = NEW.state)
    AND NOT (OLD.panel_id <> '' AND NEW.state IN ('pending', 'processing', 'in_progress', 'active',
        'paused', 'partial', 'completed', 'canceled', 'refunded', 'expired', 'failed', 'unheard'))
BEGIN SELECT RAISE(ABORT, 'money rule: no such move'); END;

CREATE TRIGGER orders_sending BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'sending' AND OLD.state <> 'queued'
BEGIN SELECT RAISE(ABORT, 'money rule: only a queued order is sent'); END;

CREATE TRIGGER orders_accepted BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'pending' AND NEW.panel_id = ''
BEGIN SELECT RAISE(ABORT, 'money rule: an accepted order has an id'); END;

CREATE TRIGGER orders_id_stays BEFORE UPDATE OF panel_id ON orders
WHEN OLD.panel_id <> '' AND NEW.panel_id <> OLD.panel_id
BEGIN SELECT RAISE(ABORT, 'money rule: the id of an order stays'); END;

CREATE TRIGGER orders_snapshot BEFORE UPDATE OF account_id, service_id, kind, fields, extra,
    service_name, category, rate, expected_charge, quantity, link ON orders
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'money rule: only a draft can be changed'); END;

CREATE TRIGGER orders_delete BEFORE DELETE ON orders
WHEN OLD.state NOT IN ('draft', 'queued', 'held', 'refused') OR OLD.panel_id <> ''
BEGIN SELECT RAISE(ABORT, 'money rule: this order is history'); END;

CREATE TRIGGER attempts_begin BEFORE INSERT ON attempts
WHEN NEW.ended_at IS NOT NULL
    OR (SELECT state FROM orders WHERE id = NEW.order_id) <> 'sending'
BEGIN SELECT RAISE(ABORT, 'money rule: an attempt begins open, with its order sending'); END;

CREATE TRIGGER attempts_end BEFORE UPDATE ON attempts
WHEN OLD.ended_at IS NOT NULL OR NEW.order_id <> OLD.order_id OR NEW.number <> OLD.number
    OR NEW.started_at <> OLD.started_at OR NEW.request <> OLD.request
BEGIN SELECT RAISE(ABORT, 'money rule: an attempt is ended once and kept'); END;

CREATE TRIGGER attempts_stay BEFORE DELETE ON attempts
WHEN EXISTS (SELECT 1 FROM orders WHERE id = OLD.order_id)
BEGIN SELECT RAISE(ABORT, 'money rule: an attempt is kept'); END;

CREATE TRIGGER counts_insert AFTER INSERT ON orders BEGIN
    INSERT INTO counts VALUES (NEW.account_id, NEW.state, 1)
    ON CONFLICT DO UPDATE SET orders = orders + 1;
END;
CREATE TRIGGER counts_delete AFTER DELETE ON orders BEGIN
    UPDATE counts SET orders = orders - 1
    WHERE account_id = OLD.account_id AND state = OLD.state;
END;
CREATE TRIGGER counts_update AFTER UPDATE OF state, account_id ON orders
WHEN NEW.state <> OLD.state OR NEW.account_id <> OLD.account_id BEGIN
    UPDATE counts SET orders = orders - 1
    WHERE account_id = OLD.account_id AND state = OLD.state;
    INSERT INTO counts VALUES (NEW.account_id, NEW.state, 1)
    ON CONFLICT DO UPDATE SET orders = orders + 1;
END;
