-- What the service allowed as the order was written; NULL: the panel did not say, or nobody kept it.
ALTER TABLE orders ADD COLUMN cancels INTEGER;
ALTER TABLE orders ADD COLUMN refills INTEGER;

-- Balances that have fallen below what the operator set: a fall is told once, restarts or not.
CREATE TABLE low_balances (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
    balance INTEGER,            -- at the fall, in units of 10^-8; NULL: it does not fit
    currency TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

CREATE TRIGGER news_of_low_balances AFTER INSERT ON low_balances
BEGIN
    INSERT INTO news (kind, account_id, reason, at) VALUES ('low_balance', NEW.account_id,
        coalesce(NEW.balance || ' ' || NEW.currency, ''), NEW.since);
END;

-- How an order ended is told by its state. A finding that goes and comes again is told once, as
-- long as its news is kept.
CREATE TRIGGER news_of_findings AFTER INSERT ON findings
WHEN NEW.what IN ('stuck', 'slow', 'odd_start', 'over', 'unheard')
    AND NOT EXISTS (SELECT 1 FROM news WHERE order_id = NEW.order_id AND kind = NEW.what)
BEGIN
    INSERT INTO news (kind, account_id, order_id, at)
    VALUES (NEW.what, NEW.account_id, NEW.order_id, NEW.first_at);
END;
