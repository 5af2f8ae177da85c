-- What administrators declare to be found beside the network: an address, which is a page or a sitemap.
-- `error` says in a word why it could not be read the last time.
CREATE TABLE elsewhere_sources (
    id BIGINT PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    lang TEXT NOT NULL,
    is_sitemap BIGINT NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    read_at BIGINT,
    tries BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL
);
CREATE INDEX elsewhere_sources_due ON elsewhere_sources (next_at);

-- The pages that are found. Those of a sitemap are read one by one; one that was declared itself, with its source.
CREATE TABLE elsewhere_pages (
    id BIGINT PRIMARY KEY,
    source_id BIGINT NOT NULL REFERENCES elsewhere_sources (id),
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL DEFAULT '',
    changed_at BIGINT NOT NULL,
    error TEXT NOT NULL DEFAULT '',
    read_at BIGINT,
    tries BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT
);
CREATE INDEX elsewhere_pages_of_source ON elsewhere_pages (source_id);
CREATE INDEX elsewhere_pages_due ON elsewhere_pages (next_at) WHERE next_at IS NOT NULL;
