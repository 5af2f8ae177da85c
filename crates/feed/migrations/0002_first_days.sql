-- Those who hid the list of what to do on one's first day.
CREATE TABLE first_days (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    hidden_at BIGINT NOT NULL
);
