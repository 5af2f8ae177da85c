CREATE TABLE units (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    parent_id BIGINT REFERENCES units (id)
);
CREATE INDEX units_by_name ON units (name);

CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The words of the name without case and accents: the order of the directory.
    name_folded TEXT NOT NULL,
    -- The words of name, handle and job, each after a space: what a search looks through.
    words TEXT NOT NULL,
    email TEXT UNIQUE,
    -- Argon2id in the PHC format; none until an imported person claims the account.
    password TEXT,
    role TEXT NOT NULL,
    job TEXT NOT NULL,
    unit_id BIGINT REFERENCES units (id),
    site TEXT NOT NULL,
    manager_id BIGINT REFERENCES people (id),
    about TEXT NOT NULL,
    about_html TEXT NOT NULL,
    lang TEXT NOT NULL,
    photo TEXT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    claimed_at BIGINT
);
CREATE INDEX people_by_name ON people (name_folded, id);
CREATE INDEX people_by_unit ON people (unit_id);

CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    agent TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE invitations (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    email TEXT,
    role TEXT NOT NULL,
    person_id BIGINT REFERENCES people (id),
    invited_by BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE access_tokens (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    expires_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX access_tokens_by_person ON access_tokens (person_id);

CREATE TABLE follows (
    person_id BIGINT NOT NULL REFERENCES people (id),
    followed_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, followed_id)
);
CREATE INDEX follows_by_followed ON follows (followed_id);

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Written by the crate `spaces` alone; here because guests see the people they share a space with.
CREATE TABLE memberships (
    space_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX memberships_by_person ON memberships (person_id);
