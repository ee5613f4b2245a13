-- The operator's own CA: certificates as PEM text, never a key. The file that they came from may move.
ALTER TABLE accounts ADD COLUMN ca TEXT NOT NULL DEFAULT '';
