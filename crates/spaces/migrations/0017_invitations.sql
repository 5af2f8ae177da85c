-- Whom managers invited into a space, one by one or with their unit or group: in it only once they accept. A
-- declined invitation stays for a while, so that nobody is invited again and again.
CREATE TABLE space_invitations (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    by_id BIGINT NOT NULL REFERENCES people (id),
    invited_at BIGINT NOT NULL,
    declined_at BIGINT,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_invitations_by_person ON space_invitations (person_id);
