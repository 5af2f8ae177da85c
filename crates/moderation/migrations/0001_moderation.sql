-- What was reported, to those who decide (`desk`): a post, a comment or a person (`object`, `object_id`), whose
-- it is, where, and its words as they were first reported.
CREATE TABLE moderation_cases (
    id BIGINT PRIMARY KEY,
    object TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT REFERENCES spaces (id),
    desk TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    written_at BIGINT,
    opened_at BIGINT NOT NULL,
    -- When it was decided; none while it waits.
    closed_at BIGINT
);
CREATE INDEX moderation_cases_open ON moderation_cases (desk, id) WHERE closed_at IS NULL;
CREATE INDEX moderation_cases_by_space ON moderation_cases (space_id, id);
CREATE INDEX moderation_cases_by_object ON moderation_cases (object_id);
CREATE INDEX moderation_cases_by_author ON moderation_cases (author_id, id);

CREATE TABLE reports (
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    reporter_id BIGINT NOT NULL REFERENCES people (id),
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    -- What of the charter it breaks, as the reporter says; may be empty.
    rule TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (case_id, reporter_id)
);
CREATE INDEX reports_by_reporter ON reports (reporter_id, at);

CREATE TABLE moderation_decisions (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    measure TEXT NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,
    decided_by BIGINT NOT NULL REFERENCES people (id),
    decided_at BIGINT NOT NULL,
    -- Of a suspension: which, where (none: anywhere), until when.
    suspension_id BIGINT,
    suspended_in BIGINT REFERENCES spaces (id),
    suspended_until BIGINT,
    undone_by BIGINT REFERENCES people (id),
    undone_at BIGINT
);
CREATE INDEX moderation_decisions_by_case ON moderation_decisions (case_id, id);

-- An author asks once that somebody else decides again.
CREATE TABLE appeals (
    decision_id BIGINT PRIMARY KEY REFERENCES moderation_decisions (id),
    desk TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- What came of it: `upheld` or `lifted`.
    outcome TEXT,
    answer TEXT NOT NULL DEFAULT '',
    answered_by BIGINT REFERENCES people (id),
    answered_at BIGINT
);
CREATE INDEX appeals_open ON appeals (desk) WHERE outcome IS NULL;

-- Who moderates the network beside its administrators (`moderator`), and the person outside the hierarchy to
-- whom alone one may report (`referent`).
CREATE TABLE moderators (
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    named_by BIGINT NOT NULL REFERENCES people (id),
    named_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, role)
);
