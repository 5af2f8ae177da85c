-- How much each part of "for me" counts for a person; a part without a row counts as usual.
CREATE TABLE dials (
    person_id BIGINT NOT NULL REFERENCES people (id),
    part TEXT NOT NULL,
    dial TEXT NOT NULL,
    PRIMARY KEY (person_id, part)
);
