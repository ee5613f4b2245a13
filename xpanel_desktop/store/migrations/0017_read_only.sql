-- Looked at and followed only: nothing that spends or changes may be asked of its panel.
ALTER TABLE accounts ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0;
