-- Whether the account is that of a program: its name stands beside what is sent from elsewhere, and nobody signs in to it.
ALTER TABLE people ADD COLUMN is_bot BIGINT NOT NULL DEFAULT 0;
