-- What the pages that posts and comments link to say of themselves: one row an address, whoever links
-- to it. A page that says nothing has no title. `picture` is the hash of a small picture.
CREATE TABLE link_previews (
    id BIGINT PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    picture TEXT NOT NULL DEFAULT '',
    width BIGINT NOT NULL DEFAULT 0,
    height BIGINT NOT NULL DEFAULT 0,
    -- When it was last read or given up, when it is to be asked, and how often in a row it was in vain.
    read_at BIGINT,
    next_at BIGINT,
    tries BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX link_previews_due ON link_previews (next_at) WHERE next_at IS NOT NULL;

-- The links of a post or comment that are previewed, in their order. Its author may take them away.
CREATE TABLE links (
    target_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    preview_id BIGINT NOT NULL REFERENCES link_previews (id),
    hidden BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (target_id, place)
);
CREATE INDEX links_by_preview ON links (preview_id);
