-- The cover picture of a space, in two sizes, with what there is to see in it for those who do not see it.
CREATE TABLE space_covers (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    wide TEXT NOT NULL,
    small TEXT NOT NULL,
    alt TEXT NOT NULL,
    set_by BIGINT NOT NULL REFERENCES people (id)
);
