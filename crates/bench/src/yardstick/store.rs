//! The SQL of the yardsticks: the rows that the product writes and reads, and nothing around them.

/// A post by its number.
pub(super) const ONE: &str =
    "SELECT id, space_id, author_id, kind, title, body, html, lang, created_at
    FROM posts WHERE id = $1";

/// Twenty posts before a number.
pub(super) const PAGE: &str =
    "SELECT id, space_id, author_id, kind, title, body, html, lang, created_at
    FROM posts WHERE id < $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT 20";

/// A post: number, space, author, body, HTML, hour.
pub(super) const POST: &str = "INSERT INTO posts
    (id, space_id, author_id, kind, title, body, html, lang, created_at)
    VALUES ($1, $2, $3, 'message', '', $4, $5, 'fr', $6)";

/// A comment: number, post, author, body, HTML, hour.
pub(super) const COMMENT: &str = "INSERT INTO comments
    (id, post_id, author_id, body, html, lang, created_at)
    VALUES ($1, $2, $3, $4, $5, 'fr', $6)";

/// A reaction: post, person, hour. No person of the company reacted with this emoji.
pub(super) const REACTION: &str = "INSERT INTO reactions (target_id, person_id, emoji, post_id, at)
    VALUES ($1, $2, '🧪', $1, $3) ON CONFLICT DO NOTHING";

/// An entry of the log: hour, kind, actor, space, object, what it is under.
pub(super) const ENTRY: &str = "INSERT INTO activities
    (at, kind, actor_id, space_id, object_id, under_id, data) VALUES ($1, $2, $3, $4, $5, $6, '')";

/// Where a post is.
pub(super) const SPACE: &str = "SELECT space_id FROM posts WHERE id = $1";

/// The settings of the product's connections (`kernel::db`): the same durability, the same cache.
pub(super) const PRAGMAS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -32000;
    PRAGMA journal_size_limit = 67108864;
";
