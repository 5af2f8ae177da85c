-- The numbers by which a company knows its people: those without an address sign in with them.
CREATE TABLE personnel (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    number TEXT NOT NULL UNIQUE
);

-- The spaces in which who accepts finds themselves, a list of identifiers as JSON.
ALTER TABLE invitations ADD COLUMN spaces TEXT NOT NULL DEFAULT '[]';
-- When it was last mailed.
ALTER TABLE invitations ADD COLUMN sent_at BIGINT;
CREATE INDEX invitations_by_person ON invitations (person_id);
CREATE INDEX invitations_by_email ON invitations (email);

-- Domains whose addresses let their owners in, by a link that is mailed to them.
CREATE TABLE mail_domains (
    domain TEXT PRIMARY KEY,
    spaces TEXT NOT NULL,
    opened_by BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL
);
