-- Runs of drip-feeds and posts of subscriptions, by the ids of their own that panels give them.
-- They may be followed by these, and what they cost is part of what their parent costs: which of
-- them count is said in store/costs.py.
CREATE TABLE runs (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    panel_id TEXT NOT NULL,       -- of the run
    parent_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, panel_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX runs_of ON runs (parent_id);

INSERT INTO runs (account_id, panel_id, parent_id)
SELECT o.account_id, named.value, o.id
FROM parts p JOIN orders o ON o.id = p.order_id JOIN json_each(p.children) named
WHERE o.panel_id NOT IN ('', named.value)
ORDER BY o.id
ON CONFLICT DO NOTHING;

-- An order that names itself, or the one that names it, has no runs by that.
CREATE TRIGGER runs_told AFTER INSERT ON parts WHEN NEW.children <> '[]' BEGIN
    INSERT INTO runs (account_id, panel_id, parent_id)
    SELECT o.account_id, named.value, o.id
    FROM orders o JOIN json_each(NEW.children) named
    WHERE o.id = NEW.order_id AND o.panel_id NOT IN ('', named.value) AND NOT EXISTS (
        SELECT 1 FROM runs r JOIN orders p ON p.id = r.parent_id
        WHERE r.account_id = o.account_id AND r.panel_id = o.panel_id
            AND p.panel_id = named.value)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER runs_told_again AFTER UPDATE OF children ON parts
WHEN NEW.children <> OLD.children BEGIN
    INSERT INTO runs (account_id, panel_id, parent_id)
    SELECT o.account_id, named.value, o.id
    FROM orders o JOIN json_each(NEW.children) named
    WHERE o.id = NEW.order_id AND o.panel_id NOT IN ('', named.value) AND NOT EXISTS (
        SELECT 1 FROM runs r JOIN orders p ON p.id = r.parent_id
        WHERE r.account_id = o.account_id AND r.panel_id = o.panel_id
            AND p.panel_id = named.value)
    ON CONFLICT DO NOTHING;
END;

-- What was followed before it was known to be a run has explained balances: they are explained anew.
CREATE TRIGGER runs_explain_anew AFTER INSERT ON runs
WHEN EXISTS (SELECT 1 FROM orders WHERE account_id = NEW.account_id AND panel_id = NEW.panel_id
    AND panel_id <> '' AND origin = 'imported')
BEGIN
    DELETE FROM explained WHERE account_id = NEW.account_id;
END;
