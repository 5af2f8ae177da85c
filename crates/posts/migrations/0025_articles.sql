-- Articles of a space or of a person, newest first.
CREATE INDEX articles_by_space ON posts (space_id, id) WHERE kind = 'article';
CREATE INDEX articles_by_author ON posts (author_id, id) WHERE kind = 'article';

-- Of which series of its space an article is: a digest of its name.
CREATE TABLE article_series (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    series TEXT NOT NULL
);
CREATE INDEX article_series_by_series ON article_series (series, post_id);

-- How many people first read an article in a month (12 × year + month). Nobody's name.
CREATE TABLE article_readers (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    month BIGINT NOT NULL,
    readers BIGINT NOT NULL,
    PRIMARY KEY (post_id, month)
);
