-- Cancels and refills that were asked of a panel, and the guarantees of services.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    deed TEXT NOT NULL CHECK (deed IN ('cancel', 'refill')),
    asked_at INTEGER NOT NULL,
    stand TEXT NOT NULL,
    at INTEGER NOT NULL,        -- when it came to stand there
    words TEXT NOT NULL DEFAULT '',     -- the panel's, or a reason of ours
    refill_id TEXT NOT NULL DEFAULT '',
    heard TEXT NOT NULL DEFAULT '',     -- the panel's last word on a refill under way
    next_ask_at INTEGER         -- NULL: not followed
) STRICT;
CREATE INDEX requests_of ON requests (order_id, id);
CREATE INDEX requests_due ON requests (account_id, next_ask_at) WHERE next_ask_at IS NOT NULL;
-- One at a time: what left, or is followed, or may have been taken, is not asked for twice.
CREATE UNIQUE INDEX requests_open ON requests (order_id, deed)
WHERE stand IN ('asked', 'following') OR (stand = 'unknown' AND deed = 'refill');

CREATE TABLE request_steps (
    request_id INTEGER NOT NULL REFERENCES requests (id),
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    stand TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;

-- The stands and moves are those of domain/requests.py; a test compares the two.
CREATE TABLE request_moves (
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (before, after)
) STRICT, WITHOUT ROWID;
INSERT INTO request_moves (before, after) VALUES
    ('already', 'completed'), ('already', 'not_made'), ('already', 'overtaken'),
    ('asked', 'acknowledged'), ('asked', 'already'), ('asked', 'following'),
    ('asked', 'not_taken'), ('asked', 'rejected'), ('asked', 'requested'), ('asked', 'unknown'),
    ('following', 'acknowledged'), ('following', 'completed'), ('following', 'not_made'),
    ('following', 'rejected'), ('requested', 'completed'), ('requested', 'overtaken'),
    ('unknown', 'acknowledged'), ('unknown', 'completed'), ('unknown', 'not_made'),
    ('unknown', 'overtaken');

CREATE TRIGGER requests_begin BEFORE INSERT ON requests
WHEN NEW.stand <> 'asked' OR (SELECT panel_id FROM orders WHERE id = NEW.order_id) = ''
BEGIN SELECT RAISE(ABORT, 'a request begins as asked, of an order that a panel has'); END;

CREATE TRIGGER requests_move BEFORE UPDATE OF stand ON requests
WHEN NEW.stand <> OLD.stand
    AND NOT EXISTS (SELECT 1 FROM request_moves WHERE before = OLD.stand AND after = NEW.stand)
BEGIN SELECT RAISE(ABORT, 'a request does not move so'); END;

CREATE TRIGGER requests_stay BEFORE DELETE ON requests
BEGIN SELECT RAISE(ABORT, 'a request is kept'); END;

CREATE TRIGGER requests_asked AFTER INSERT ON requests
BEGIN INSERT INTO request_steps VALUES (NEW.id, 1, NEW.at, NEW.stand, NEW.words); END;

CREATE TRIGGER requests_moved AFTER UPDATE OF stand ON requests WHEN NEW.stand <> OLD.stand
BEGIN INSERT INTO request_steps
    SELECT NEW.id, count(*) + 1, NEW.at, NEW.stand, NEW.words FROM request_steps
    WHERE request_id = NEW.id; END;

CREATE TRIGGER request_steps_kept BEFORE UPDATE ON request_steps
BEGIN SELECT RAISE(ABORT, 'a step of a request is kept as it was'); END;
CREATE TRIGGER request_steps_stay BEFORE DELETE ON request_steps
BEGIN SELECT RAISE(ABORT, 'a step of a request is kept'); END;

-- A cancel has come to its end when the order's status says so, in that very transaction. The
-- words are the panel's for the order.
CREATE TRIGGER cancels_end AFTER UPDATE OF state ON orders
WHEN NEW.state <> OLD.state
    AND NEW.state IN ('canceled', 'partial', 'refunded', 'completed', 'expired', 'failed')
BEGIN UPDATE requests SET
    stand = iif(NEW.state IN ('canceled', 'partial', 'refunded'), 'completed', 'overtaken'),
    at = coalesce(NEW.asked_at, at), words = NEW.status_word, next_ask_at = NULL
    WHERE order_id = NEW.id AND deed = 'cancel' AND stand IN ('requested', 'already', 'unknown');
END;

CREATE TABLE guarantees (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    service_id TEXT NOT NULL,
    days INTEGER,               -- NULL: for life; 0: none
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, service_id)
) STRICT, WITHOUT ROWID;
