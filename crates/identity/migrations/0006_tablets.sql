-- The PINs with which people sign in on shared tablets, beside their personnel number.
CREATE TABLE tablet_pins (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    hash TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
