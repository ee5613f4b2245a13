-- Orders placed elsewhere and followed by their ids. They begin where the panel says that they
-- stand, with its id, and no move leads from there back to the queue: they can never be sent.
ALTER TABLE orders ADD COLUMN origin TEXT NOT NULL DEFAULT '';  -- 'imported': placed elsewhere

DROP TRIGGER orders_begin;
CREATE TRIGGER orders_begin BEFORE INSERT ON orders
WHEN NEW.state NOT IN ('draft', 'queued') AND NEW.origin <> 'imported'
BEGIN SELECT RAISE(ABORT, 'money rule: an order begins as a draft or in the queue'); END;

CREATE TRIGGER orders_without_id BEFORE INSERT ON orders
WHEN NEW.panel_id <> '' AND NEW.origin <> 'imported'
BEGIN SELECT RAISE(ABORT, 'money rule: an order gets its id from the panel'); END;

CREATE TRIGGER orders_imported BEFORE INSERT ON orders
WHEN NEW.origin <> '' AND (NEW.origin <> 'imported' OR NEW.panel_id = '' OR NEW.attempts <> 0
    OR NEW.sent_at IS NOT NULL OR NEW.place IS NOT NULL
    OR NEW.state NOT IN ('pending', 'processing', 'in_progress', 'active',
        'paused', 'partial', 'completed', 'canceled', 'refunded', 'expired', 'failed', 'unheard'))
BEGIN SELECT RAISE(ABORT, 'money rule: a followed order is the panel''s, and was not sent from here'); END;

CREATE TRIGGER orders_origin BEFORE UPDATE OF origin ON orders
WHEN NEW.origin <> OLD.origin
BEGIN SELECT RAISE(ABORT, 'money rule: where an order came from stays'); END;

-- What a panel's refusals taught of its request rate.
CREATE TABLE rates (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
    per_minute REAL NOT NULL CHECK (per_minute > 0),
    at INTEGER NOT NULL         -- time: quiet time since then raises it
) STRICT;
