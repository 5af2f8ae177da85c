-- The pages of spaces: posts of the kind `page`, with their place in the tree.
CREATE TABLE pages (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    -- The page above; where that one is gone, this one stands below the next that is there.
    parent_id BIGINT,
    -- Its order among those beside it.
    place BIGINT NOT NULL,
    -- Its title, folded: what links by title look for.
    title_key TEXT NOT NULL,
    -- The version that holds, who wrote it, and when.
    version BIGINT NOT NULL,
    editor_id BIGINT NOT NULL REFERENCES people (id),
    changed_at BIGINT NOT NULL,
    -- Whether only managers of the space write it.
    locked BIGINT NOT NULL DEFAULT 0,
    -- Until when it is right, and who is asked then.
    owner_id BIGINT REFERENCES people (id),
    right_until BIGINT,
    -- Whether they were asked.
    asked BIGINT NOT NULL DEFAULT 0,
    -- Since when it is no longer right.
    retired_at BIGINT,
    -- The post or comment that it was kept from.
    source_id BIGINT
);
CREATE INDEX pages_of_space ON pages (space_id, place, post_id);
CREATE INDEX pages_by_title ON pages (title_key);
CREATE INDEX pages_due ON pages (right_until) WHERE asked = 0 AND right_until IS NOT NULL;

-- What a page said, each time it was saved, the last included.
CREATE TABLE page_versions (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES people (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    -- What whoever wrote it says of the change.
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- The version that it brought back.
    restores BIGINT,
    PRIMARY KEY (post_id, number)
);

-- Which page leads to which post or page; 0 for a page that is not there yet, of the title `wanted`.
CREATE TABLE page_links (
    from_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    to_id BIGINT NOT NULL,
    wanted TEXT NOT NULL,
    PRIMARY KEY (from_id, to_id, wanted)
);
CREATE INDEX page_links_to ON page_links (to_id, from_id);
CREATE INDEX page_links_wanted ON page_links (wanted) WHERE to_id = 0;

-- What a new page may begin with: of a space, or of the whole company.
CREATE TABLE page_templates (
    id BIGINT PRIMARY KEY,
    space_id BIGINT REFERENCES spaces (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    editor_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL
);
CREATE INDEX page_templates_of_space ON page_templates (space_id, id);

-- The page that stands at the top of its space.
CREATE TABLE page_homes (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id) ON DELETE CASCADE,
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE
);
