-- Whether the account is being erased: it is closed, and stays so.
ALTER TABLE people ADD COLUMN erasing BIGINT NOT NULL DEFAULT 0;
