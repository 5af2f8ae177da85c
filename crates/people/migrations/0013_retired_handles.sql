-- Handles of people who were erased, so that nobody is given one again and taken for them: salted digests.
CREATE TABLE retired_handles (
    digest TEXT PRIMARY KEY
);
