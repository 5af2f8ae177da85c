//! The SQL of the trash.

use spaces::reads;

/// Whether the viewer $1 may bring back what is deleted, a row with `author_id` and `deleted_by`, in the
/// space `s`: what they deleted, and what another manager took from somebody. What its author deleted is
/// for its author alone.
macro_rules! restorable {
    ($what:literal) => {
        concat!(
            "(",
            $what,
            ".hidden_by IS NULL AND (",
            $what,
            ".deleted_by = $1 OR (",
            $what,
            ".deleted_by <> ",
            $what,
            ".author_id AND s.kind NOT IN ('personal', 'conversation', 'notebook') AND EXISTS (
                SELECT 1 FROM memberships m
                WHERE m.space_id = s.id AND m.person_id = $1 AND m.role = 'animator'))))"
        )
    };
}

pub(crate) use restorable;

/// The predicate *is this post or comment gone for good at $1?*: deleted before, and purged by `trash::purge`, so that
/// neither who deleted it nor moderation gives it back. For what other crates keep of it.
#[macro_export]
macro_rules! purged {
    () => {
        "deleted_at <= $1 AND deleted_by IS NULL AND hidden_by IS NULL"
    };
}

kernel::sql! {
    // What the viewer ($1, $2: see `reads!`) may bring back of what was deleted since $3.
    pub(super) static DELETED = concat!("SELECT * FROM (
            SELECT p.id, p.id AS post_id, p.title, p.body, p.author_id, p.deleted_at, s.id AS space_id
            FROM posts p JOIN spaces s ON s.id = p.space_id
            WHERE p.deleted_at > $3 AND ", restorable!("p"), " AND ", reads!("s", "p"), "
            UNION ALL
            SELECT c.id, c.post_id, '' AS title, c.body, c.author_id, c.deleted_at, s.id AS space_id
            FROM comments c JOIN posts p ON p.id = c.post_id JOIN spaces s ON s.id = p.space_id
            WHERE c.deleted_at > $3 AND p.deleted_at IS NULL AND ", restorable!("c"), "
              AND ", reads!("s", "p"), ") deleted
        ORDER BY deleted_at DESC, id DESC LIMIT $4");
    // What $1 took off a text since $2 and has not attached again.
    pub(super) static DETACHED = "SELECT id, name, size, detached_at FROM files
        WHERE owner_id = $1 AND post_id IS NULL AND detached_at > $2
        ORDER BY detached_at DESC, id DESC LIMIT $3";
    // What was deleted before $1 and is still there. What moderation took out of sight goes when that crate says
    // so, unless its author had deleted it.
    pub(super) static DUE_POSTS = "SELECT id FROM posts
        WHERE deleted_by IS NOT NULL AND deleted_at <= $1 AND (hidden_by IS NULL OR deleted_by = author_id)
          AND id > $3
        ORDER BY id LIMIT $2";
    // Posts of the spaces $1 that are still there, whether deleted or not.
    pub(super) static LEFT_IN = "SELECT id FROM posts
        WHERE space_id IN ($1[]) AND (deleted_at IS NULL OR deleted_by IS NOT NULL OR hidden_by IS NOT NULL)
          AND id > $3
        ORDER BY id LIMIT $2";
    pub(super) static DUE_COMMENTS = concat!("SELECT c.id FROM comments c JOIN posts p ON p.id = c.post_id
        WHERE c.deleted_by IS NOT NULL AND c.deleted_at <= $1 AND (c.hidden_by IS NULL OR c.deleted_by = c.author_id)
          AND NOT ", spaces::held!("p.space_id", "c.author_id"), "
        ORDER BY c.deleted_at LIMIT $2");
    // What retention removes was announced as long as what is deleted waits: rows elsewhere go with it at once.
    pub(super) static EXPIRE = "UPDATE posts SET deleted_at = $2 WHERE id IN ($1[]) AND deleted_at IS NULL";
    pub(super) static WHERE_THEY_ARE = "SELECT id, space_id FROM posts WHERE id IN ($1[]) AND deleted_at IS NULL";
    pub(super) static COMMENTS_OF = "SELECT id FROM comments WHERE post_id IN ($1[])";
    // The rows stay, for others refer to them; there is nothing in them any more.
    pub(super) static EMPTY_POSTS = "UPDATE posts SET title = '', body = '', html = '', fields = '{}',
        awaits = 0, deleted_by = NULL, hidden_by = NULL, deleted_at = COALESCE(deleted_at, $2) WHERE id IN ($1[])";
    pub(super) static HOLLOW = "UPDATE posts SET title = '', body = '', html = '', fields = '{}', awaits = 0
        WHERE id IN ($1[])";
    pub(super) static EMPTY_COMMENTS = "UPDATE comments SET body = '', html = '', deleted_by = NULL,
        hidden_by = NULL, deleted_at = COALESCE(deleted_at, $2) WHERE id IN ($1[])";
    pub(super) static PURGE_REVISIONS = "DELETE FROM revisions WHERE target_id IN ($1[])";
    pub(super) static PURGE_FILES = "DELETE FROM files WHERE target_id IN ($1[])";
    pub(super) static PURGE_LINKS = "DELETE FROM links WHERE target_id IN ($1[])";
    pub(super) static PURGE_MENTIONS = "DELETE FROM mentions WHERE target_id IN ($1[])";
    pub(super) static PURGE_REACTIONS = "DELETE FROM reactions WHERE target_id IN ($1[])";
    pub(super) static PURGE_TOPICS = "DELETE FROM post_topics WHERE post_id IN ($1[])";
    pub(super) static PURGE_PEOPLE = "DELETE FROM post_people WHERE post_id IN ($1[])";
    pub(super) static PURGE_ANSWERS = "DELETE FROM post_answers WHERE post_id IN ($1[])";
    pub(super) static PURGE_TALLIES = "DELETE FROM post_tallies WHERE post_id IN ($1[])";
    pub(super) static PURGE_SAVED = "DELETE FROM saved WHERE post_id IN ($1[])";
    pub(super) static PURGE_FOLLOWS = "DELETE FROM thread_follows WHERE post_id IN ($1[])";
}
