-- What a company declares of its own kinds of posts (JSON): every version, the highest of a name holds.
CREATE TABLE object_declarations (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    declaration TEXT NOT NULL,
    editor_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    UNIQUE (name, version)
);

-- The last number that was given in a year: INC-2026-0042.
CREATE TABLE object_numbers (
    prefix TEXT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (prefix, year)
);

-- The values of fields, typed, as lists filter and sort by them; `posts.fields` holds them as they are.
-- `words` is a text, folded, or a name; `amount` a number in ten thousandths, a day, a moment, an identifier.
CREATE TABLE object_values (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (post_id, field, place)
);
CREATE INDEX object_values_by_words ON object_values (kind, field, words, post_id);
CREATE INDEX object_values_by_amount ON object_values (kind, field, amount, post_id);
CREATE UNIQUE INDEX object_values_number ON object_values (words) WHERE field = 'number';

-- Who moved an object from which state to which.
CREATE TABLE object_moves (
    id BIGINT PRIMARY KEY,
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    move TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX object_moves_of_post ON object_moves (post_id, id);
