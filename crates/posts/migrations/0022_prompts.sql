-- The starting points that those who run a space wrote for it, in their order.
CREATE TABLE space_prompts (
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Whether it is offered at home to whoever never published.
    newcomers BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (space_id, place)
);
