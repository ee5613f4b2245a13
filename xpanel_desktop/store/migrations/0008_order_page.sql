-- What a panel tells of a drip-feed or a subscription beside its status: its last word.
CREATE TABLE parts (
    order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,        -- when it last changed; milliseconds since 1970, UTC
    runs TEXT NOT NULL,         -- runs done, or posts, as the panel words them
    expiry TEXT NOT NULL,       -- of a subscription, as the panel words it
    children TEXT NOT NULL      -- JSON: panel ids of the orders that it has placed
) STRICT;

-- Finds the orders that name one as their parent; those without a parent take no room in it.
CREATE INDEX orders_parent ON orders (parent_id) WHERE parent_id IS NOT NULL;
