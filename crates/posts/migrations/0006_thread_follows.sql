-- Threads whose comments a person wants to hear of without having written in them.
CREATE TABLE thread_follows (
    person_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    PRIMARY KEY (person_id, post_id)
);
CREATE INDEX thread_follows_by_post ON thread_follows (post_id, person_id);
