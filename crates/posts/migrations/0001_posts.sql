CREATE TABLE posts (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    author_id BIGINT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    deleted_by BIGINT
);
CREATE INDEX posts_by_space ON posts (space_id, id);
CREATE INDEX posts_by_author ON posts (author_id, id);

CREATE TABLE comments (
    id BIGINT PRIMARY KEY,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    parent_id BIGINT,
    root_id BIGINT,
    author_id BIGINT NOT NULL REFERENCES people (id),
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    deleted_by BIGINT
);
CREATE INDEX comments_by_post ON comments (post_id, id);
CREATE INDEX comments_by_root ON comments (root_id, id);
CREATE INDEX comments_by_author ON comments (author_id, id);

CREATE TABLE reactions (
    target_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    emoji TEXT NOT NULL,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (target_id, person_id, emoji)
);

CREATE TABLE mentions (
    target_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    PRIMARY KEY (target_id, person_id)
);
CREATE INDEX mentions_by_person ON mentions (person_id, target_id);

CREATE TABLE topics (
    id BIGINT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);
CREATE TABLE post_topics (
    topic_id BIGINT NOT NULL REFERENCES topics (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    PRIMARY KEY (topic_id, post_id)
);
CREATE INDEX post_topics_by_post ON post_topics (post_id);
CREATE TABLE topic_follows (
    person_id BIGINT NOT NULL REFERENCES people (id),
    topic_id BIGINT NOT NULL REFERENCES topics (id),
    PRIMARY KEY (person_id, topic_id)
);

CREATE TABLE files (
    id BIGINT PRIMARY KEY,
    owner_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT REFERENCES posts (id),
    target_id BIGINT,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size BIGINT NOT NULL,
    hash TEXT NOT NULL,
    thumb TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX files_by_target ON files (target_id);

CREATE TABLE revisions (
    id BIGINT PRIMARY KEY,
    target_id BIGINT NOT NULL,
    editor_id BIGINT NOT NULL REFERENCES people (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX revisions_by_target ON revisions (target_id, id);

CREATE TABLE once (
    person_id BIGINT NOT NULL REFERENCES people (id),
    key TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, key)
);
