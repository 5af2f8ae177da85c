//! The SQL of posts.

use ::files::Attachment;
use kernel::{Result, Row};
use spaces::reads;

use crate::kinds::{Fields, Kinds};
use crate::trash::store::restorable;
use crate::{Comment, Post};

macro_rules! post_columns {
    () => {
        "p.id, p.kind, p.title, p.body, p.html, p.lang, p.author_id, p.created_at, p.edited_at,
         p.state, p.fields"
    };
}

macro_rules! comment_columns {
    () => {
        "c.id, c.post_id, c.parent_id, c.root_id, c.author_id, c.body, c.html, c.lang,
         c.created_at, c.edited_at, CASE WHEN c.deleted_at IS NULL THEN 0 ELSE 1 END"
    };
}

/// What [`attachment`] reads.
macro_rules! file_columns {
    () => {
        "id, target_id, name, media, size, thumb, width, height, alt"
    };
}

/// The predicate *is this question unanswered?*, for a table alias of `posts`: it is not closed, and nobody but its
/// author said anything.
///
/// `posts::unanswered!("p")`
#[macro_export]
macro_rules! unanswered {
    ($post:literal) => {
        concat!(
            "(",
            $post,
            ".state <> 'closed' AND NOT EXISTS (SELECT 1 FROM comments uc WHERE uc.post_id = ",
            $post,
            ".id AND uc.author_id <> ",
            $post,
            ".author_id AND uc.deleted_at IS NULL))"
        )
    };
}

pub(crate) use {comment_columns, post_columns};

/// A file that the viewer $1 ($2: who sees open spaces) may have: their own, not attached yet, of a post that
/// waits for them, or of what they may read.
macro_rules! readable_file {
    () => {
        concat!(
            " FROM files f LEFT JOIN posts p ON p.id = f.post_id
                LEFT JOIN spaces s ON s.id = p.space_id
                LEFT JOIN comments c ON c.id = f.target_id
            WHERE f.id = $3 AND ((f.post_id IS NULL AND (f.owner_id = $1 OR EXISTS (
                    SELECT 1 FROM drafts d
                    JOIN spaces w ON w.id = d.waits_in OR w.id = d.planned_in
                    JOIN memberships m ON m.space_id = w.id
                    WHERE d.id = f.target_id AND m.person_id = $1 AND m.role = 'animator'
                      AND ",
            spaces::since_guests!("w", "d.id"),
            ")))
                OR (p.deleted_at IS NULL AND c.deleted_at IS NULL AND ",
            reads!("s", "p"),
            "))"
        )
    };
}

/// The predicate *does the viewer see a post that has this topic?*, for a table alias of `topics`; `$1` and `$2`
/// are the viewer's, as in [`reads!`].
macro_rules! topic_seen {
    ($topic:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM post_topics pt JOIN posts p ON p.id = pt.post_id
                JOIN spaces s ON s.id = p.space_id
                WHERE p.deleted_at IS NULL AND pt.topic_id = ",
            $topic,
            ".id AND ",
            spaces::reads!("s", "p"),
            ")"
        )
    };
}
pub(crate) use topic_seen;

kernel::sql! {
    // Loading one thing, for a viewer ($1, $2: see `reads!`).
    pub(crate) static READABLE_POST = concat!("SELECT ", post_columns!(), ", p.space_id
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE ", reads!("s", "p"), " AND p.id = $3 AND p.deleted_at IS NULL");
    pub(crate) static DELETED_POST = concat!("SELECT ", post_columns!(), ", p.space_id
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE ", reads!("s", "p"), " AND p.id = $3 AND ", restorable!("p"));
    pub(crate) static READABLE_COMMENT = concat!("SELECT ", comment_columns!(), ", p.space_id
        FROM comments c JOIN posts p ON p.id = c.post_id JOIN spaces s ON s.id = p.space_id
        WHERE ", reads!("s", "p"), " AND c.id = $3
          AND c.deleted_at IS NULL AND p.deleted_at IS NULL");
    pub(crate) static DELETED_COMMENT = concat!("SELECT ", comment_columns!(), ", p.space_id
        FROM comments c JOIN posts p ON p.id = c.post_id JOIN spaces s ON s.id = p.space_id
        WHERE ", reads!("s", "p"), " AND c.id = $3 AND ", restorable!("c"), "
          AND p.deleted_at IS NULL");
    pub(crate) static READABLE_FILE = concat!("SELECT f.name, f.media, f.hash, f.thumb, f.size",
        readable_file!());
    pub(crate) static READABLE_PICTURE = concat!("SELECT f.name, f.post_id, f.target_id, f.alt",
        readable_file!(), " AND f.thumb <> ''");
    pub(crate) static GALLERY = "SELECT id FROM files WHERE target_id = $1 AND thumb <> '' ORDER BY place, id";

    // Writing.
    pub(crate) static NEWEST = "SELECT COALESCE(MAX(id), 0) FROM (
        SELECT MAX(id) AS id FROM posts UNION ALL SELECT MAX(id) FROM comments) newest";
    pub(crate) static INSERT_POST = "INSERT INTO posts
            (id, space_id, author_id, kind, title, body, html, lang, created_at, state, fields,
             awaits)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(crate) static UPDATE_POST = "UPDATE posts
        SET title = $2, body = $3, html = $4, lang = $5, edited_at = $6 WHERE id = $1";
    pub(crate) static EDITED_POST = "UPDATE posts SET edited_at = $2 WHERE id = $1";
    pub(crate) static DELETE_POST = "UPDATE posts SET deleted_at = $2, deleted_by = $3 WHERE id = $1";
    pub(crate) static RESTORE_POST = "UPDATE posts SET deleted_at = NULL, deleted_by = NULL WHERE id = $1";
    pub(crate) static INSERT_COMMENT = "INSERT INTO comments
            (id, post_id, parent_id, root_id, author_id, body, html, lang, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub(crate) static UPDATE_COMMENT = "UPDATE comments
        SET body = $2, html = $3, lang = $4, edited_at = $5 WHERE id = $1";
    pub(crate) static DELETE_COMMENT = "UPDATE comments SET deleted_at = $2, deleted_by = $3 WHERE id = $1";
    pub(crate) static RESTORE_COMMENT = "UPDATE comments SET deleted_at = NULL, deleted_by = NULL WHERE id = $1";
    pub(crate) static POST_OF = "SELECT post_id FROM comments WHERE id = $1";
    pub(crate) static PARENT = "SELECT id, root_id FROM comments
        WHERE id = $1 AND post_id = $2 AND deleted_at IS NULL";
    pub(crate) static INSERT_REVISION = "INSERT INTO revisions (id, target_id, editor_id, title, body, fields, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(crate) static REVISIONS = "SELECT title, body, fields, at, editor_id FROM revisions
        WHERE target_id = $1 ORDER BY id DESC LIMIT 200";
    pub(crate) static REACT = "INSERT INTO reactions (target_id, person_id, emoji, post_id, at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    pub(crate) static UNREACT = "DELETE FROM reactions
        WHERE target_id = $1 AND person_id = $2 AND emoji = $3";
    // How many kinds of reaction there are, reactions of the kind $2, and of those the person $3's.
    pub(crate) static REACTED_WITH = "SELECT COUNT(DISTINCT emoji),
            COUNT(CASE WHEN emoji = $2 THEN 1 END),
            COUNT(CASE WHEN emoji = $2 AND person_id = $3 THEN 1 END)
        FROM reactions WHERE target_id = $1";
    pub(crate) static MENTION = "INSERT INTO mentions (target_id, person_id, post_id, told)
        VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    pub(crate) static UNTOLD = "SELECT person_id FROM mentions
        WHERE target_id = $1 AND told = 0 ORDER BY person_id";
    pub(crate) static FORGET_MENTIONS = "DELETE FROM mentions WHERE target_id = $1";
    pub(crate) static TOPICS_OF = "SELECT pt.post_id, t.id, t.key, t.name
        FROM post_topics pt JOIN topics t ON t.id = pt.topic_id
        WHERE pt.post_id IN ($1[]) ORDER BY pt.post_id, t.id";
    pub(crate) static TAG = "INSERT INTO post_topics (topic_id, post_id) VALUES ($1, $2)
        ON CONFLICT DO NOTHING";
    pub(crate) static FORGET_TOPICS = "DELETE FROM post_topics WHERE post_id = $1";
    pub(crate) static ATTACH = "UPDATE files SET post_id = $3, target_id = $4, detached_at = NULL, detached_from = NULL,
            place = (SELECT COALESCE(MAX(o.place), 0) + 1 FROM files o WHERE o.target_id = $4)
        WHERE id = $1 AND owner_id = $2 AND (post_id IS NULL OR target_id = $4)";
    pub(crate) static DETACH = "UPDATE files SET detached_from = post_id, post_id = NULL, target_id = NULL,
            place = 0, detached_at = $4
        WHERE target_id = $1 AND id NOT IN ($2[]) AND owner_id = $3";
    pub(crate) static DESCRIBE_WAITING = "UPDATE files SET alt = $3
        WHERE id = $1 AND owner_id = $2 AND post_id IS NULL";
    pub(crate) static DESCRIBE = "UPDATE files SET alt = $2 WHERE id = $1";
    pub(crate) static ALTS = "SELECT id, alt FROM files
        WHERE owner_id = $1 AND target_id = $2 AND id IN ($3[])";
    pub(crate) static OWN_FILE = concat!("SELECT ", file_columns!(), ", post_id FROM files
        WHERE owner_id = $1 AND id = $2");
    pub(crate) static FILES_OF = "SELECT id FROM files
        WHERE target_id = $1 AND owner_id = $2 ORDER BY place, id";
    // Of what $1 uploaded, what is attached to nothing, or to $2.
    pub(crate) static OFFERED_FILES = concat!("SELECT ", file_columns!(), " FROM files
        WHERE owner_id = $1 AND (post_id IS NULL OR target_id = $2) AND id IN ($3[])");
    pub(crate) static WAITING_FILES = concat!("SELECT ", file_columns!(), " FROM files
        WHERE owner_id = $1 AND id IN ($2[]) AND post_id IS NULL");
    pub(crate) static ONCE = "SELECT object_id, body FROM once WHERE person_id = $1 AND key = $2";
    pub(crate) static REMEMBER = "INSERT INTO once (person_id, key, body, object_id, at)
        VALUES ($1, $2, $3, $4, $5)";

    // Reading lists.
    // What is the same for everybody: whoever shows it proves first that the viewer sees the space.
    pub(crate) static COMMON = concat!("SELECT ", post_columns!(), ",
            s.id, s.slug, s.name, s.kind, s.access,
            CASE WHEN s.takes_guests = 1 OR EXISTS (SELECT 1 FROM member_counts c
                WHERE c.space_id = s.id AND c.guests > 0) THEN 1 ELSE 0 END,
            CASE WHEN s.archived_at IS NULL THEN 0 ELSE 1 END
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.deleted_at IS NULL AND p.id IN ($1[])");
    // The spaces the person $1 published in lately, the last first.
    pub(crate) static PUBLISHED_IN = "SELECT space_id FROM posts
        WHERE author_id = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT 20";
    // Those of the posts $2 that are in a community the person $1 runs.
    pub(crate) static ANIMATED = "SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
        JOIN memberships m ON m.space_id = s.id AND m.person_id = $1 AND m.role = 'animator'
        WHERE p.id IN ($2[]) AND s.kind NOT IN ('personal', 'conversation', 'notebook')";
    pub(crate) static COUNTS = "SELECT post_id, COUNT(*) FROM comments
        WHERE post_id IN ($1[]) AND deleted_at IS NULL GROUP BY post_id";
    pub(crate) static LAST_COMMENTS = concat!("SELECT ", comment_columns!(), " FROM comments c
        JOIN (SELECT id, ROW_NUMBER() OVER (PARTITION BY post_id ORDER BY id DESC) AS rank
              FROM comments WHERE post_id IN ($1[]) AND deleted_at IS NULL) last
          ON last.id = c.id
        WHERE last.rank <= 2 ORDER BY c.id");
    pub(crate) static REACTIONS = "SELECT target_id, emoji, person_id FROM reactions
        WHERE target_id IN ($1[]) ORDER BY target_id, at, emoji, person_id";
    // Who reacted to the thing $3, of whom the viewer may know and did not block.
    pub(crate) static REACTED = concat!("SELECT r.emoji, r.person_id FROM reactions r
        WHERE r.target_id = $3 AND ", people::visible_person!("r.person_id", "$1", "$2"), "
          AND NOT ", people::blocked!("$1", "r.person_id"), "
        ORDER BY r.at, r.person_id LIMIT $4");
    pub(crate) static FILES = concat!("SELECT ", file_columns!(), "
        FROM files WHERE target_id IN ($1[]) ORDER BY place, id");
    pub(crate) static THREAD = concat!("SELECT ", comment_columns!(), " FROM comments c
        WHERE c.post_id = $1 AND c.root_id IS NULL AND c.id < $2
          AND (c.deleted_at IS NULL OR EXISTS (
              SELECT 1 FROM comments r WHERE r.root_id = c.id AND r.deleted_at IS NULL))
        ORDER BY c.id DESC LIMIT $3");
    pub(crate) static REPLIES = concat!("SELECT ", comment_columns!(), " FROM comments c
        WHERE c.root_id IN ($1[]) AND c.deleted_at IS NULL ORDER BY c.id");
    pub(crate) static COMMENT_BEFORE = "SELECT created_at FROM comments
        WHERE post_id = $1 AND root_id IS NULL AND id < $2 AND deleted_at IS NULL
        ORDER BY id DESC LIMIT 1";
    pub(crate) static SAID_BEFORE = "SELECT author_id, created_at FROM posts
        WHERE space_id = $1 AND id < $2 AND deleted_at IS NULL ORDER BY id DESC LIMIT 1";
    // The last post of each conversation that the person $1 is in, by nobody whom they blocked.
    pub(crate) static LAST_SAID = concat!("SELECT p.space_id, p.id, p.author_id, p.title, p.body, p.created_at
        FROM memberships m JOIN spaces s ON s.id = m.space_id AND s.kind = 'conversation'
        JOIN posts p ON p.id = (SELECT MAX(l.id) FROM posts l
            WHERE l.space_id = s.id AND l.deleted_at IS NULL
              AND NOT ", people::blocked!("$1", "l.author_id"), ")
        WHERE m.person_id = $1");
    // Those of a thread that are no replies, from $2 on.
    pub(crate) static FIRSTS_FROM = "SELECT c.id FROM comments c
        WHERE c.post_id = $1 AND c.root_id IS NULL AND c.id >= $2
          AND (c.deleted_at IS NULL OR EXISTS (
              SELECT 1 FROM comments r WHERE r.root_id = c.id AND r.deleted_at IS NULL))
        ORDER BY c.id LIMIT $3";
    pub(crate) static COMMENTS_FROM = concat!("SELECT ", comment_columns!(), " FROM comments c
        WHERE c.post_id = $1 AND c.id >= $2 AND c.deleted_at IS NULL
        ORDER BY c.id LIMIT $3");
    pub(crate) static COMMENTS = concat!("SELECT ", comment_columns!(), " FROM comments c
        WHERE c.post_id = $1 AND c.id < $2 AND c.deleted_at IS NULL
        ORDER BY c.id DESC LIMIT $3");
}

/// A row that begins with `post_columns!` (11 columns).
pub(crate) fn post(kinds: &Kinds, row: &Row<'_>) -> Result<Post> {
    Ok(Post {
        id: row.get(0)?,
        kind: kinds.stored(&row.get::<String>(1)?),
        title: row.get(2)?,
        body: row.get(3)?,
        html: row.get(4)?,
        lang: row.get(5)?,
        author: row.get(6)?,
        created_at: row.get(7)?,
        edited_at: row.get(8)?,
        state: row.get(9)?,
        fields: Fields::stored(&row.get::<String>(10)?)?,
    })
}

/// A row that begins with `file_columns!` (9 columns).
pub(crate) fn attachment(row: &Row<'_>) -> Result<Attachment> {
    Ok(Attachment {
        id: row.get(0)?,
        name: row.get(2)?,
        media: row.get(3)?,
        size: row.get(4)?,
        has_thumbnail: !row.get::<String>(5)?.is_empty(),
        thumbnail: (row.get(6)?, row.get(7)?),
        alt: row.get(8)?,
    })
}

/// A row that begins with `comment_columns!` (11 columns).
pub(crate) fn comment(row: &Row<'_>) -> Result<Comment> {
    Ok(Comment {
        id: row.get(0)?,
        post: row.get(1)?,
        parent: row.get(2)?,
        root: row.get(3)?,
        author: row.get(4)?,
        body: row.get(5)?,
        html: row.get(6)?,
        lang: row.get(7)?,
        created_at: row.get(8)?,
        edited_at: row.get(9)?,
        deleted: row.get(10)?,
    })
}

spaces::granting! {
    // Which of these posts the viewer may read.
    pub(crate) static READABLE = SELECT ["p.id"]
        FROM ["posts p JOIN spaces s ON s.id = p.space_id"]
        WHERE ["p.deleted_at IS NULL AND p.id IN ($3[])"];
}

/// Whether no draft of its owner's has a file: drafts hold the identifiers of theirs.
macro_rules! in_no_draft {
    () => {
        "NOT EXISTS (SELECT 1 FROM drafts d WHERE d.person_id = files.owner_id
            AND d.content LIKE '%' || CAST(files.id AS TEXT) || '%')"
    };
}

kernel::sql! {
    static SWEEP_KEYS = "DELETE FROM once WHERE at <= $1";
    static SWEEP_UPLOADED = concat!("DELETE FROM files
        WHERE post_id IS NULL AND detached_at IS NULL AND created_at <= $1 AND ", in_no_draft!());
    static SWEEP_DETACHED = concat!("DELETE FROM files
        WHERE post_id IS NULL AND detached_at <= $1 AND ", in_no_draft!(), "
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.lifted_at IS NULL AND (h.person_id = files.owner_id
            OR h.space_id = (SELECT p.space_id FROM posts p WHERE p.id = files.detached_from)))");
}

kernel::sweeps! {
    SWEEP_KEYS after 30 days,
    SWEEP_UPLOADED after 7 days,
    SWEEP_DETACHED after 30 days,
}
