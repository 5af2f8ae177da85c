-- What waits for people. `subject` and `subject_id` say what it is grouped by: a post, a space or a
-- person. `source_id` is what it is made of: a post, a comment, or whoever asks, came or follows;
-- of the same family and source a person has one item. What has a space, a post or a comment is
-- shown only to whoever may read that.
CREATE TABLE inbox_items (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    family TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    source_id BIGINT NOT NULL,
    space_id BIGINT,
    post_id BIGINT,
    comment_id BIGINT,
    actor_id BIGINT,
    at BIGINT NOT NULL,
    read_at BIGINT,
    -- When to think of telling it by mail, and the mail that tells it.
    mail_at BIGINT,
    mail_id BIGINT,
    UNIQUE (person_id, family, source_id, subject_id)
);
CREATE INDEX inbox_items_in_order ON inbox_items (person_id, id);
CREATE INDEX inbox_items_unread ON inbox_items (person_id, subject_id) WHERE read_at IS NULL;
CREATE INDEX inbox_items_to_mail ON inbox_items (mail_at) WHERE mail_at IS NOT NULL;
CREATE INDEX inbox_items_by_mail ON inbox_items (mail_id) WHERE mail_id IS NOT NULL;

-- A network that is older than the inbox begins with what happens from now on.
INSERT INTO log_positions (reader, xid, seq)
    SELECT 'inbox', xid, seq FROM activities ORDER BY xid DESC, seq DESC LIMIT 1;
