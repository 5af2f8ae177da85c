-- Those who say who is in the company: directories that send people and groups here (SCIM). Of the token the hash is
-- kept.
CREATE TABLE scim_directories (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The mail domains of the accounts in use that it may take over or give another address, between spaces.
    domains TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    made_by BIGINT NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    renewed_at BIGINT NOT NULL,
    used_at BIGINT,
    -- The last that was refused: a word, what it was about, when.
    trouble TEXT NOT NULL,
    trouble_said TEXT NOT NULL,
    trouble_at BIGINT
);

-- The people whom a directory brought or claimed. `resource` is what it knows them by: random, and nothing else's.
CREATE TABLE scim_users (
    id BIGINT PRIMARY KEY,
    directory_id BIGINT NOT NULL REFERENCES scim_directories (id) ON DELETE CASCADE,
    resource TEXT NOT NULL UNIQUE,
    -- An account is of one directory.
    person_id BIGINT NOT NULL UNIQUE REFERENCES people (id),
    user_name TEXT NOT NULL,
    -- The same in lower case.
    user_name_folded TEXT NOT NULL,
    external_id TEXT NOT NULL,
    -- What the directory said, as JSON.
    said TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (directory_id, user_name_folded)
);
CREATE INDEX scim_users_in_order ON scim_users (directory_id, id);
CREATE INDEX scim_users_by_external ON scim_users (directory_id, external_id);

-- Whose account a directory closed, and when: one that was closed otherwise since is not its own to open. It outlives what
-- the directory says of them, who may come back.
CREATE TABLE scim_closings (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    directory_id BIGINT NOT NULL REFERENCES scim_directories (id) ON DELETE CASCADE,
    closed_at BIGINT NOT NULL
);
CREATE INDEX scim_closings_of_directory ON scim_closings (directory_id);

-- The groups that it keeps; who is in them is in `group_members`.
CREATE TABLE scim_groups (
    id BIGINT PRIMARY KEY,
    directory_id BIGINT NOT NULL REFERENCES scim_directories (id) ON DELETE CASCADE,
    resource TEXT NOT NULL UNIQUE,
    group_id BIGINT NOT NULL UNIQUE REFERENCES people_groups (id),
    -- What the directory calls it; here it may be shorter, or have a number.
    name TEXT NOT NULL,
    external_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (directory_id, name)
);
CREATE INDEX scim_groups_in_order ON scim_groups (directory_id, id);
