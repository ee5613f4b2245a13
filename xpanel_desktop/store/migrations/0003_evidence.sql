-- Evidence about unknown orders and the operator's decisions, kept for good.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    at INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('balance', 'search', 'decision')),
    told TEXT NOT NULL          -- JSON of the piece; the key is in none of it
) STRICT;
CREATE INDEX evidence_of ON evidence (order_id, id);

CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'money rule: evidence is kept as it was'); END;

CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'money rule: evidence is kept'); END;
