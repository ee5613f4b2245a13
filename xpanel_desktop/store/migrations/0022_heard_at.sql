-- When it was last heard of a request that is followed: a time that is still to come was written
-- by a clock that has been set back since, and with it the time of the next question.
ALTER TABLE requests ADD COLUMN heard_at INTEGER;
-- No wait is longer than six hours: it was heard of no earlier.
UPDATE requests SET heard_at = max(at, next_ask_at - 21600000) WHERE next_ask_at IS NOT NULL;
CREATE INDEX requests_heard ON requests (account_id, heard_at) WHERE next_ask_at IS NOT NULL;
