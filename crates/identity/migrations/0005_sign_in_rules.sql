-- What the company asks of those who sign in, by group.
CREATE TABLE sign_in_rules (
    id BIGINT PRIMARY KEY,
    -- `everyone`, `administrators`, or `group` with its number.
    whom TEXT NOT NULL,
    group_id BIGINT,
    -- Whether a second factor is asked for: `free`, `required`, or `always`, after a provider too.
    second TEXT NOT NULL,
    -- From when on nothing works without it.
    due_at BIGINT NOT NULL,
    -- After how long without a visit, and after how long at all, a session ends; 0 for as long as any.
    idle_minutes BIGINT NOT NULL,
    hours BIGINT NOT NULL,
    -- Whether people sign in by providers alone.
    providers_only BIGINT NOT NULL
);

-- The account that signs in by its password all the same, when no provider answers.
CREATE TABLE emergency_account (
    person_id BIGINT PRIMARY KEY REFERENCES people (id)
);
