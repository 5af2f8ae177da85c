-- What lists of one's own tasks ask: `posts` holds the tasks themselves. `day` is the day on which one is due, as
-- 20260503; `at` the moment, where an hour is said.
CREATE TABLE tasks (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    author_id BIGINT NOT NULL REFERENCES people (id),
    assignee_id BIGINT REFERENCES people (id),
    is_open BIGINT NOT NULL,
    day BIGINT,
    at BIGINT,
    -- When it is late: by the clock of whoever it is given to, or else of its author.
    late_at BIGINT
);
CREATE INDEX tasks_by_assignee ON tasks (assignee_id, is_open, day, post_id);
CREATE INDEX tasks_by_author ON tasks (author_id, is_open, day, post_id);

-- What a task was made of: a post, or a comment under it.
CREATE TABLE task_sources (
    task_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    post_id BIGINT NOT NULL,
    comment_id BIGINT
);
CREATE INDEX task_sources_by_post ON task_sources (post_id);
