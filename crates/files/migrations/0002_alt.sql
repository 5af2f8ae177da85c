-- What there is to see in a picture, for those who do not see it; empty where nobody said.
ALTER TABLE files ADD COLUMN alt TEXT NOT NULL DEFAULT '';
