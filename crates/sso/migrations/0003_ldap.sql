-- Directories that are asked over LDAP: what else they are is in `scim_directories`. `settings` (JSON) is what
-- administrators chose.
CREATE TABLE ldap_sources (
    directory_id BIGINT PRIMARY KEY REFERENCES scim_directories (id) ON DELETE CASCADE,
    settings TEXT NOT NULL,
    -- Of the account that reads it.
    password TEXT NOT NULL,
    -- 1 once people and groups are kept in step; before, administrators look at the differences.
    is_on BIGINT NOT NULL,
    -- What an administrator asked for: `look`, `sync` or `confirmed`; empty for nothing.
    asked TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    -- Until when a run has it; nothing where none has.
    leased_until BIGINT,
    -- What the last run did or would do, as JSON.
    report TEXT NOT NULL,
    report_at BIGINT
);

-- What of somebody's entry was read when: their photo is asked for again where the entry changed since.
CREATE TABLE ldap_photos (
    user_id BIGINT PRIMARY KEY REFERENCES scim_users (id) ON DELETE CASCADE,
    entry_changed TEXT NOT NULL,
    -- What was made of it, by its hash; empty for none. A photo that is another by now is the person's own.
    photo_hash TEXT NOT NULL
);
