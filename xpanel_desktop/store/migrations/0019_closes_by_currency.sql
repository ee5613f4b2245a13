-- As in 0011, with the currency: a day's sums are told apart by it, and read off the index still.
DROP INDEX ledger_booked;
CREATE INDEX ledger_booked ON ledger (account_id, booked_by, kind, change, currency);
