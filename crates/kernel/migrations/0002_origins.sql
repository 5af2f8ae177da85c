-- From where acts came of which that is kept, until the reader that keeps it took it: no part of the log, so that erasing it
-- changes none.
CREATE TABLE act_origins (
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    address TEXT NOT NULL,
    session TEXT NOT NULL,
    PRIMARY KEY (at, kind, object_id, actor_id)
);
CREATE INDEX act_origins_by_actor ON act_origins (actor_id);
