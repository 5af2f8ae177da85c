-- Hours that somebody plans for a task: theirs alone, wherever the task is.
CREATE TABLE task_blocks (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    task_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL
);
CREATE INDEX task_blocks_by_person ON task_blocks (person_id, starts);
CREATE INDEX task_blocks_by_task ON task_blocks (task_id);

-- Who begins with their day instead of the home page.
CREATE TABLE first_pages (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    page TEXT NOT NULL
);
