-- A million orders found, filtered and sorted at once.

-- Sorted within a state, since the side list always asks for some states: several are merged. They
-- take the place of the indices that were sorted over all states, so that writing costs the same.
DROP INDEX orders_by_queued;
DROP INDEX orders_by_asked;
DROP INDEX orders_by_moved;
DROP INDEX orders_by_charge;
CREATE INDEX orders_state_place ON orders (state, place);
CREATE INDEX orders_state_sent ON orders (state, sent_at);
CREATE INDEX orders_state_asked ON orders (state, asked_at);
CREATE INDEX orders_state_moved ON orders (state, moved_at);
CREATE INDEX orders_state_charge ON orders (state, charge);

-- What a filter begins with when it lets few orders through. None of these moves after an order is
-- sent, but for what the operator writes on it.
ALTER TABLE orders ADD COLUMN pool TEXT    -- the data pool asked for; NULL: any
    AS (nullif(nullif(json_extract(fields, '$.data_pool'), ''), 'any'));
CREATE INDEX orders_of_account ON orders (account_id);
CREATE INDEX orders_of_service ON orders (service_id);
CREATE INDEX orders_of_label ON orders (label) WHERE label <> '';
CREATE INDEX orders_of_customer ON orders (customer) WHERE customer <> '';
CREATE INDEX orders_of_colour ON orders (colour) WHERE colour <> '';
CREATE INDEX orders_of_pool ON orders (pool) WHERE pool IS NOT NULL;

-- Which services orders name: what the filters offer, and where a category begins.
CREATE TABLE ordered (
    service_id TEXT NOT NULL,
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (service_id, category, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX ordered_category ON ordered (category);
INSERT INTO ordered SELECT DISTINCT service_id, category, service_name FROM orders;
CREATE TRIGGER ordered_inserted AFTER INSERT ON orders
BEGIN INSERT OR IGNORE INTO ordered VALUES (NEW.service_id, NEW.category, NEW.service_name); END;
CREATE TRIGGER ordered_changed AFTER UPDATE OF service_id, category, service_name ON orders
BEGIN INSERT OR IGNORE INTO ordered VALUES (NEW.service_id, NEW.category, NEW.service_name); END;

-- Three letters in a row of what a search looks into, our own number among it. The texts stay in
-- `orders`; without places in the text the index is 67 MB for a million orders instead of 149.
CREATE VIEW order_texts AS SELECT id, id || char(10) || found_by AS text FROM orders;
CREATE VIRTUAL TABLE order_words USING fts5(
    text, content='order_texts', content_rowid='id', detail='none', columnsize=0,
    tokenize='trigram case_sensitive 1'
);
INSERT INTO order_words (order_words) VALUES ('rebuild');
CREATE TRIGGER words_inserted AFTER INSERT ON orders BEGIN
    INSERT INTO order_words (rowid, text) VALUES (NEW.id, NEW.id || char(10) || NEW.found_by);
END;
CREATE TRIGGER words_deleted AFTER DELETE ON orders BEGIN
    INSERT INTO order_words (order_words, rowid, text)
    VALUES ('delete', OLD.id, OLD.id || char(10) || OLD.found_by);
END;
CREATE TRIGGER words_changed AFTER UPDATE OF found_by ON orders
WHEN NEW.found_by <> OLD.found_by BEGIN
    INSERT INTO order_words (order_words, rowid, text)
    VALUES ('delete', OLD.id, OLD.id || char(10) || OLD.found_by);
    INSERT INTO order_words (rowid, text) VALUES (NEW.id, NEW.id || char(10) || NEW.found_by);
END;
