-- Into which space another was merged: its members are in that too, and its posts stay where they are.
CREATE TABLE merged_spaces (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    into_id BIGINT NOT NULL REFERENCES spaces (id),
    merged_at BIGINT NOT NULL
);
CREATE INDEX merged_spaces_by_into ON merged_spaces (into_id);
