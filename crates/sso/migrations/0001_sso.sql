-- Those who say who somebody is: OpenID providers. `settings` (JSON) is what administrators chose; `metadata` and
-- `signing_keys` what the provider said of itself and when, so that every node knows it, also while it is away.
CREATE TABLE sso_providers (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret TEXT NOT NULL,
    settings TEXT NOT NULL,
    -- 1 once people may sign in by it; before, administrators try it.
    is_on BIGINT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    metadata TEXT NOT NULL,
    metadata_at BIGINT,
    signing_keys TEXT NOT NULL,
    signing_keys_at BIGINT,
    -- The last that went wrong: a word, what was said, when.
    trouble TEXT NOT NULL,
    trouble_said TEXT NOT NULL,
    trouble_at BIGINT,
    used_at BIGINT
);

-- Who somebody is for a provider: its subject, never an address.
CREATE TABLE sso_identities (
    provider_id BIGINT NOT NULL REFERENCES sso_providers (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    linked_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (provider_id, subject)
);
-- One person has one identity at a provider: an address that was given to somebody else opens nothing.
CREATE UNIQUE INDEX sso_identities_of_person ON sso_identities (person_id, provider_id);

-- A sign-in on its way, bound to the browser that began it: used once, within ten minutes.
CREATE TABLE sso_flows (
    state TEXT PRIMARY KEY,
    provider_id BIGINT NOT NULL REFERENCES sso_providers (id) ON DELETE CASCADE,
    browser TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    -- `enter`, `silent`, `link` or `try`; `sure` where somebody is asked whether an identity, whose subject is then the
    -- nonce, is theirs.
    purpose TEXT NOT NULL,
    -- Where it comes back to.
    next TEXT NOT NULL,
    -- Who links or tries.
    person_id BIGINT REFERENCES people (id),
    begun_at BIGINT NOT NULL
);
CREATE INDEX sso_flows_by_age ON sso_flows (begun_at);

-- By which provider a session was opened, and which of its own sessions that is: it may end it.
CREATE TABLE sso_sessions (
    session_id BIGINT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    provider_id BIGINT NOT NULL REFERENCES sso_providers (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    sid TEXT NOT NULL
);
CREATE INDEX sso_sessions_of_subject ON sso_sessions (provider_id, subject);
CREATE INDEX sso_sessions_by_sid ON sso_sessions (provider_id, sid);

-- Logout tokens that were taken: none is taken twice.
CREATE TABLE sso_logouts (
    provider_id BIGINT NOT NULL REFERENCES sso_providers (id) ON DELETE CASCADE,
    jti TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (provider_id, jti)
);
