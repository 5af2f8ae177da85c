-- The last day of somebody's contract, as a file of the company says: `2026-12-31`. Their account is closed
-- when that day is over.
CREATE TABLE contract_ends (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    day TEXT NOT NULL
);
CREATE INDEX contract_ends_by_day ON contract_ends (day);
