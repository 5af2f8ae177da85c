-- What those who run a space put on top of its page.
CREATE TABLE pins (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    at BIGINT NOT NULL
);
CREATE INDEX pins_by_space ON pins (space_id, at);
