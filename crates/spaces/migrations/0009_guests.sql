-- Whether people from outside are invited here, and the identifier after which posts are shown to them: what
-- was written before is not for them.
ALTER TABLE spaces ADD COLUMN takes_guests BIGINT NOT NULL DEFAULT 0;
ALTER TABLE spaces ADD COLUMN guests_from BIGINT NOT NULL DEFAULT 0;
UPDATE spaces SET takes_guests = 1 WHERE kind NOT IN ('personal', 'conversation')
    AND (kind = 'external' OR EXISTS (SELECT 1 FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = spaces.id AND p.role = 'guest'));

-- Until when guests are in a community, and by whom. One without a row is given an end by the next round.
CREATE TABLE guest_stays (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    invited_by BIGINT REFERENCES people (id),
    until BIGINT NOT NULL,
    -- When the managers were asked whether they stay.
    asked_at BIGINT,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX guest_stays_by_end ON guest_stays (until);
CREATE INDEX guest_stays_by_person ON guest_stays (person_id);
