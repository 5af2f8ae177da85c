-- When somebody was reminded; the row says of what, since the log does not.
ALTER TABLE reminders ADD COLUMN told_at BIGINT;
UPDATE activities SET data = '' WHERE kind = 'reminder.due';
DROP INDEX reminders_by_hour;
CREATE INDEX reminders_by_hour ON reminders (at) WHERE told_at IS NULL;
CREATE INDEX reminders_told ON reminders (told_at) WHERE told_at IS NOT NULL;
