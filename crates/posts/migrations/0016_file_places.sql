-- Files stand in the order in which their author attached them; those of before, by their numbers.
ALTER TABLE files ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
