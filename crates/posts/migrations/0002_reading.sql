-- Everything in the space up to and including this post is read by the person. `counted` is the
-- last post whose view may have been counted already, where reading was taken back since.
CREATE TABLE reading (
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    post_id BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (person_id, space_id)
);

-- Posts above the position that were read too.
CREATE TABLE reading_ahead (
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    PRIMARY KEY (person_id, post_id)
);
CREATE INDEX reading_ahead_by_space ON reading_ahead (person_id, space_id, post_id);
CREATE INDEX reading_ahead_by_post ON reading_ahead (post_id);

-- The comments of the post up to and including this one are read; 0 before the first.
CREATE TABLE thread_reading (
    person_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    comment_id BIGINT NOT NULL,
    PRIMARY KEY (person_id, post_id)
);

-- How many people of a unit (0: of none) read a post. Nobody's name.
CREATE TABLE views (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    unit_id BIGINT NOT NULL,
    views BIGINT NOT NULL,
    PRIMARY KEY (post_id, unit_id)
);

CREATE TABLE mutes (
    person_id BIGINT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    target_id BIGINT NOT NULL,
    until BIGINT,
    PRIMARY KEY (person_id, kind, target_id)
);

-- The spaces that everybody follows without joining, found without reading all spaces.
CREATE INDEX spaces_of_the_company ON spaces (id) WHERE kind = 'company';
