-- Which question is closed onto which.
CREATE TABLE duplicates (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id),
    first_id BIGINT NOT NULL REFERENCES posts (id),
    at BIGINT NOT NULL
);
CREATE INDEX duplicates_by_first ON duplicates (first_id);
