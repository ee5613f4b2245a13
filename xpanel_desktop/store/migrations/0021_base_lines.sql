-- Where the balance of an account begins anew: from then on it leads to another panel, or to
-- another account on it. What was read before is never compared with what is read after it.
CREATE TABLE base_lines (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    balance_id INTEGER NOT NULL,  -- the last reading before it; 0: there was none
    at INTEGER NOT NULL,          -- milliseconds since 1970, UTC
    PRIMARY KEY (account_id, balance_id)
) STRICT, WITHOUT ROWID;
