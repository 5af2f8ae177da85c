-- Letters of events: to whom one is to be written, and who was invited by one.
CREATE TABLE event_letters_of (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- When to write one; nothing where none waits.
    due_at BIGINT,
    -- Whether their calendar was told of the event.
    told BIGINT NOT NULL,
    PRIMARY KEY (post_id, person_id)
);
INSERT INTO event_letters_of (post_id, person_id, due_at, told)
SELECT post_id, person_id, due_at, 1 - first FROM event_letters;
DROP TABLE event_letters;
ALTER TABLE event_letters_of RENAME TO event_letters;
CREATE INDEX event_letters_due ON event_letters (due_at) WHERE due_at IS NOT NULL;
