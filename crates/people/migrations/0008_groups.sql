-- Named sets of people, beside the org chart: what rules and sign-in ask for. `source` says who keeps the
-- group: `here`, or the directory that it comes from, where it has the name `external_id`.
CREATE TABLE people_groups (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (source, name_folded)
);

CREATE TABLE group_members (
    group_id BIGINT NOT NULL REFERENCES people_groups (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX group_members_by_person ON group_members (person_id);
