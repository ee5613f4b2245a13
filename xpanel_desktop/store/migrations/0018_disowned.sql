-- Orders that their panel does not know any more, by its last word; gone when it knows them again.
CREATE TABLE disowned (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
    words TEXT NOT NULL         -- the panel's own; may be empty
) STRICT;

-- As in 0016, with the new kind of finding.
DROP TRIGGER news_of_findings;
CREATE TRIGGER news_of_findings AFTER INSERT ON findings
WHEN NEW.what IN ('disowned', 'stuck', 'slow', 'odd_start', 'over', 'unheard')
    AND NOT EXISTS (SELECT 1 FROM news WHERE order_id = NEW.order_id AND kind = NEW.what)
BEGIN
    INSERT INTO news (kind, account_id, order_id, at)
    VALUES (NEW.what, NEW.account_id, NEW.order_id, NEW.first_at);
END;
