-- What the operator is told of and may have missed: written with the fact itself, kept for a while.
CREATE TABLE news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,         -- one of domain/news.py
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    order_id INTEGER REFERENCES orders (id) ON DELETE CASCADE,
    reason TEXT NOT NULL DEFAULT '',    -- of a stop
    at INTEGER NOT NULL,
    seen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX news_of ON news (order_id) WHERE order_id IS NOT NULL;  -- an order that is deleted takes its news along
CREATE INDEX news_unseen ON news (kind) WHERE seen = 0;

CREATE TRIGGER news_of_orders AFTER UPDATE OF state ON orders
WHEN NEW.state <> OLD.state AND NEW.state IN ('completed', 'partial', 'canceled', 'refunded',
    'expired', 'failed', 'unknown', 'refused')
BEGIN
    INSERT INTO news (kind, account_id, order_id, at) VALUES (NEW.state, NEW.account_id, NEW.id,
        coalesce(NEW.asked_at, NEW.sent_at, NEW.created_at));
END;

CREATE TRIGGER news_of_stops AFTER UPDATE OF stop_reason ON accounts
WHEN NEW.stop_reason <> OLD.stop_reason AND NEW.stop_reason NOT IN ('', 'unknown_order')
BEGIN
    INSERT INTO news (kind, account_id, reason, at) VALUES ('stopped', NEW.id, NEW.stop_reason,
        CAST(strftime('%s', 'now') AS INTEGER) * 1000);
END;
