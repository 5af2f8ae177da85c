//! The SQL of what is found.

use crate::store::{comment_columns, post_columns};

kernel::sql! {
    pub(super) static FILES = "SELECT target_id, name, media, hash, alt FROM files
        WHERE target_id IN ($1[]) ORDER BY place, id";
    pub(super) static LINKED = "SELECT DISTINCT target_id FROM links WHERE target_id IN ($1[])";
    pub(super) static POSTS = concat!("SELECT ", post_columns!(), ", p.space_id FROM posts p
        WHERE p.id IN ($1[]) AND p.deleted_at IS NULL");
    pub(super) static OF_KINDS = "SELECT id FROM posts WHERE kind IN ($1[])";
    pub(super) static POSTS_BEFORE = "SELECT id FROM posts WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(super) static POSTS_COUNT = "SELECT COUNT(*) FROM posts";
    pub(super) static COMMENTS = concat!("SELECT ", comment_columns!(), ", p.space_id
        FROM comments c JOIN posts p ON p.id = c.post_id
        WHERE c.id IN ($1[]) AND c.deleted_at IS NULL AND p.deleted_at IS NULL");
    // The posts of these comments.
    pub(super) static POSTS_OF_COMMENTS = concat!("SELECT ", post_columns!(), " FROM posts p
        WHERE p.id IN (SELECT post_id FROM comments WHERE id IN ($1[]))");
    pub(super) static UNDER = "SELECT id FROM comments WHERE post_id IN ($1[])";
    pub(super) static COMMENTS_BEFORE = "SELECT id FROM comments WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(super) static COMMENTS_COUNT = "SELECT COUNT(*) FROM comments";
}

spaces::granting! {
    pub(super) static FOUND_POSTS = SELECT ["p.id, s.slug, s.name, s.kind, a.handle, a.name"]
        FROM ["posts p JOIN spaces s ON s.id = p.space_id JOIN people a ON a.id = p.author_id"]
        WHERE ["p.deleted_at IS NULL AND p.id IN ($3[])"];
    pub(super) static FOUND_COMMENTS = SELECT ["c.id, s.slug, s.name, s.kind, a.handle, a.name"]
        FROM ["comments c JOIN posts p ON p.id = c.post_id JOIN spaces s ON s.id = p.space_id
            JOIN people a ON a.id = c.author_id"]
        WHERE ["c.deleted_at IS NULL AND p.deleted_at IS NULL AND c.id IN ($3[])"];
}
