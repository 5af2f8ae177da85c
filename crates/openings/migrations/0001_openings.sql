-- Who holds the second key: named by administrators, confirmed by somebody who holds it already, where anybody does.
CREATE TABLE key_holders (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    named_by BIGINT NOT NULL REFERENCES people (id),
    named_at BIGINT NOT NULL,
    confirmed_by BIGINT REFERENCES people (id),
    -- None while nobody confirmed it.
    confirmed_at BIGINT,
    -- Who wants it taken from them; none where nobody does.
    leaves_by BIGINT REFERENCES people (id)
);

-- Requests of administrators to read a private space, and what became of them.
CREATE TABLE openings (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    asked_by BIGINT NOT NULL REFERENCES people (id),
    reason TEXT NOT NULL,
    hours BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES people (id),
    decided_at BIGINT,
    granted BIGINT NOT NULL,
    -- Until when it may be read, where it was granted.
    ends_at BIGINT,
    -- When it was over: refused, ended, or never answered.
    ended_at BIGINT,
    ended_by BIGINT REFERENCES people (id)
);
CREATE INDEX openings_by_space ON openings (space_id, id);
CREATE INDEX openings_not_over ON openings (id) WHERE ended_at IS NULL;
