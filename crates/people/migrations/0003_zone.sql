-- The name of the time zone a person's pages and hours are told in; empty for the network's.
ALTER TABLE people ADD COLUMN zone TEXT NOT NULL DEFAULT '';
