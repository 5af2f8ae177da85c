-- What people are to be reminded of: a post, or a comment under it. The row goes when they are.
CREATE TABLE reminders (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    comment_id BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX reminders_by_hour ON reminders (at);
CREATE INDEX reminders_by_person ON reminders (person_id, at);
CREATE INDEX reminders_by_post ON reminders (post_id);
