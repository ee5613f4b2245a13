-- What the operator asks the table of orders for, under a name; JSON as store/views.py writes it.
CREATE TABLE views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,        -- the name for comparing: domain/folding.py
    place INTEGER NOT NULL,             -- views stand in the order of these
    wish TEXT NOT NULL,
    whose TEXT NOT NULL DEFAULT '',     -- what the accounts of the wish were called
    layout TEXT NOT NULL DEFAULT '{}'   -- columns, their order and widths
) STRICT;
