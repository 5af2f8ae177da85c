-- When whoever is in charge of a task is told that it is due, until that was done: at eight on its day, or an hour before
-- its moment. What is late already is not told.
ALTER TABLE tasks ADD COLUMN tell_at BIGINT;
UPDATE tasks SET tell_at = CASE WHEN at IS NULL THEN late_at - 57600000000 ELSE at - 3600000000 END
    WHERE is_open = 1 AND late_at IS NOT NULL;
CREATE INDEX tasks_to_tell ON tasks (tell_at) WHERE tell_at IS NOT NULL;
