CREATE TABLE activities (
    seq {serial},
    xid BIGINT NOT NULL DEFAULT {xid},
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor_id BIGINT,
    space_id BIGINT,
    object_id BIGINT NOT NULL,
    under_id BIGINT,
    data TEXT NOT NULL
);
CREATE INDEX activities_in_order ON activities (xid, seq);

CREATE TABLE log_positions (
    reader TEXT PRIMARY KEY,
    xid BIGINT NOT NULL,
    seq BIGINT NOT NULL
);
