-- Letters with an invitation, or with what became of it: to whom one is to be written, and who was invited by one.
DROP INDEX event_letters_due;
ALTER TABLE event_letters RENAME TO event_letters_first;
CREATE TABLE event_letters (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- When to write one; nothing where none waits.
    due_at BIGINT,
    -- Whether their calendar was told of the event.
    told BIGINT NOT NULL,
    PRIMARY KEY (post_id, person_id)
);
INSERT INTO event_letters (post_id, person_id, due_at, told)
SELECT post_id, person_id, due_at, 1 - first FROM event_letters_first;
DROP TABLE event_letters_first;
CREATE INDEX event_letters_due ON event_letters (due_at) WHERE due_at IS NOT NULL;
