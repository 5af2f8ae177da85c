-- Whether the person mentioned could read the text when it was written, and so was told.
ALTER TABLE mentions ADD COLUMN told BIGINT NOT NULL DEFAULT 1;
