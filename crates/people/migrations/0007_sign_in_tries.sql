-- How often somebody tried to sign in, by a number made of what is counted: an account, an address, a
-- network, a browser. Rows are forgotten after a quarter of an hour.
CREATE TABLE sign_in_tries (
    key BIGINT PRIMARY KEY,
    count BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX sign_in_tries_by_age ON sign_in_tries (since);
