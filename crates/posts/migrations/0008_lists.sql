-- All that a list knows of a post before it shows it stands in its index: the newest of a space or of
-- a person are then read side by side, not each from its own corner of the table.
DROP INDEX posts_by_space;
CREATE INDEX posts_by_space ON posts (space_id, id, author_id, deleted_at);
DROP INDEX posts_by_author;
CREATE INDEX posts_by_author ON posts (author_id, id, space_id, deleted_at);
DROP INDEX post_topics_by_post;
CREATE INDEX post_topics_by_post ON post_topics (post_id, topic_id);
