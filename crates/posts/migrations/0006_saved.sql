-- Posts that people keep at hand. The number sorts by when they were saved.
CREATE TABLE saved (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    UNIQUE (person_id, post_id)
);
CREATE INDEX saved_by_person ON saved (person_id, id);
