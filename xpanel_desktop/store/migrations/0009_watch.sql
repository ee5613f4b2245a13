-- What came of each order that was sent, as far as scorecards count it. Written in the transaction
-- that applies a report. One tree, in the order in which a service's newest orders are read; it
-- does not refer to `orders`, since each deletion of a draft would have to search it all.
CREATE TABLE outcomes (
    account_id INTEGER NOT NULL,
    service_id TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,   -- times are milliseconds since 1970, UTC
    quantity INTEGER,
    paced INTEGER NOT NULL,     -- a drip-feed
    begun_after INTEGER,
    begun_at INTEGER,
    ended_after INTEGER,
    ended_at INTEGER,
    ending TEXT,                -- the state in which it ended
    delivered INTEGER,
    stood INTEGER NOT NULL,     -- milliseconds of its longest standstill
    counted INTEGER NOT NULL,   -- the panel told a start count
    PRIMARY KEY (account_id, service_id, order_id)
) STRICT, WITHOUT ROWID;

-- What the outcomes of a service come to. `at` is 0 from the moment that an outcome changed until
-- it is reckoned anew.
CREATE TABLE scorecards (
    account_id INTEGER NOT NULL,
    service_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    figures TEXT NOT NULL,      -- JSON: whole numbers in the order of store/scorecards.py
    PRIMARY KEY (account_id, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scorecards_old ON scorecards (at);

-- Finds how the rate of one service moved.
CREATE INDEX service_changes_by_service ON service_changes (account_id, service_id, id);

-- What needs a human. Taken away once it holds no more.
CREATE TABLE findings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    details TEXT NOT NULL,      -- JSON: whole numbers by name
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    until INTEGER,              -- dismissed until then; NULL: shown
    dismissed_at INTEGER,
    UNIQUE (order_id, what)
) STRICT;
CREATE INDEX findings_first ON findings (first_at, id);
