-- The community into which a guest is invited by those who manage it.
ALTER TABLE invitations ADD COLUMN space_id BIGINT;
CREATE INDEX invitations_by_space ON invitations (space_id);

-- Guests whose account was closed because no community was left to them: an invitation opens it again.
CREATE TABLE lapsed_guests (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    lapsed_at BIGINT NOT NULL
);
