-- What is deleted, until it is gone for good.
CREATE INDEX posts_deleted ON posts (deleted_at) WHERE deleted_by IS NOT NULL;
CREATE INDEX comments_deleted ON comments (deleted_at) WHERE deleted_by IS NOT NULL;
