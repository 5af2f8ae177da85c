-- The app that shows somebody codes (RFC 6238).
CREATE TABLE authenticators (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    secret TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- When a first code showed that the app has the secret: before, no code is asked for.
    confirmed_at BIGINT,
    -- The step of the last code that was used: neither that one nor an older one is good again.
    step BIGINT NOT NULL,
    used_at BIGINT
);

-- Codes on paper, each good once, by their hash.
CREATE TABLE recovery_codes (
    hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id)
);
CREATE INDEX recovery_codes_by_person ON recovery_codes (person_id);

CREATE TABLE passkeys (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- What browsers call it, and its public key: bytes as base64url.
    credential TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL,
    -- How often it had signed.
    counter BIGINT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- Challenges that were answered, by their hash: none is answered twice.
CREATE TABLE answered_challenges (
    hash TEXT PRIMARY KEY,
    answered_at BIGINT NOT NULL
);

-- People who said their password and are asked for a second factor.
CREATE TABLE half_sign_ins (
    hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- How the first step was made, and what a provider said of it.
    way TEXT NOT NULL,
    said TEXT NOT NULL,
    next TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX half_sign_ins_by_person ON half_sign_ins (person_id);

-- How the session was opened, and when its person last proved who they are.
ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
