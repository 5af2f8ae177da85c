-- Posts not yet published: what was typed (JSON), and when it is to be published, if it is.
CREATE TABLE drafts (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    content TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    due_at BIGINT,
    -- Why it could not be published when it was due: the key of a message.
    problem TEXT NOT NULL
);
CREATE INDEX drafts_by_person ON drafts (person_id, id);
CREATE INDEX drafts_due ON drafts (due_at) WHERE due_at IS NOT NULL;
