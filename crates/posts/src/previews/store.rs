//! The SQL of link previews.

use spaces::reads;

/// Whether an address is to be asked again: last asked before $4 where it said nothing, before $5
/// where it did.
macro_rules! stale {
    () => {
        "COALESCE(link_previews.next_at, link_previews.read_at) < CASE WHEN link_previews.title = ''
            THEN CAST($4 AS BIGINT) ELSE CAST($5 AS BIGINT) END"
    };
}

kernel::sql! {
    pub(super) static NAME = concat!("INSERT INTO link_previews (id, url, next_at) VALUES ($1, $2, $3)
        ON CONFLICT (url) DO UPDATE SET
            tries = CASE WHEN ", stale!(), " THEN 0 ELSE link_previews.tries END,
            next_at = CASE WHEN ", stale!(), " THEN excluded.next_at
                ELSE link_previews.next_at END
        RETURNING id");
    pub(super) static LINK = "INSERT INTO links (target_id, place, post_id, preview_id, hidden)
        VALUES ($1, $2, $3, $4, $5)";
    pub(super) static HIDDEN = "SELECT preview_id FROM links WHERE target_id = $1 AND hidden = 1";
    pub(super) static FORGET_LINKS = "DELETE FROM links WHERE target_id = $1";
    pub(super) static SET_HIDDEN = "UPDATE links SET hidden = $2 WHERE target_id = $1 AND hidden <> $2";
    pub(super) static ARE_HIDDEN = "SELECT MIN(l.hidden) FROM links l
        JOIN link_previews v ON v.id = l.preview_id WHERE l.target_id = $1 AND v.title <> ''";
    pub(super) static SHOWN = "SELECT l.target_id, v.id, v.url, v.title, v.description, v.site,
            v.picture, v.width, v.height
        FROM links l JOIN link_previews v ON v.id = l.preview_id
        JOIN posts p ON p.id = l.post_id LEFT JOIN comments c ON c.id = l.target_id
        JOIN people a ON a.id = COALESCE(c.author_id, p.author_id)
        WHERE l.target_id IN ($1[]) AND l.hidden = 0 AND v.title <> ''
          AND (v.inside = 0 OR a.role <> 'guest')
        ORDER BY l.target_id, l.place";
    // Whether a colleague links to $1.
    pub(super) static BY_COLLEAGUE = "SELECT 1 FROM links l JOIN posts p ON p.id = l.post_id
        LEFT JOIN comments c ON c.id = l.target_id
        JOIN people a ON a.id = COALESCE(c.author_id, p.author_id)
        WHERE l.preview_id = $1 AND a.role <> 'guest' LIMIT 1";
    // The picture $3, where the viewer ($1, $2) may read something that shows it.
    pub(super) static READABLE_PICTURE = concat!("SELECT v.picture FROM link_previews v
        WHERE v.id = $3 AND v.picture <> '' AND EXISTS (
            SELECT 1 FROM links l JOIN posts p ON p.id = l.post_id JOIN spaces s ON s.id = p.space_id
            LEFT JOIN comments c ON c.id = l.target_id
            JOIN people a ON a.id = COALESCE(c.author_id, p.author_id)
            WHERE l.preview_id = v.id AND l.hidden = 0 AND p.deleted_at IS NULL
              AND c.deleted_at IS NULL AND (v.inside = 0 OR a.role <> 'guest')
              AND ", reads!("s", "p"), ")");

    pub(super) static DUE = "SELECT 1 FROM link_previews WHERE next_at <= $1 AND next_at > $2 LIMIT 1";
    pub(super) static NEXT = "SELECT id, url, tries FROM link_previews
        WHERE next_at <= $1 AND next_at > $2 ORDER BY next_at, id LIMIT $3 {locked}";
    pub(super) static LEASE = "UPDATE link_previews SET tries = tries + 1, next_at = $2 WHERE id = $1";
    pub(super) static SAVE = "UPDATE link_previews SET title = $2, description = $3, site = $4,
            picture = $5, width = $6, height = $7, read_at = $8, next_at = NULL, tries = 0,
            inside = $9
        WHERE id = $1";
    pub(super) static GIVE_UP = "UPDATE link_previews SET read_at = $2, next_at = NULL WHERE id = $1";
    pub(super) static SAID = "SELECT title, description, site, picture FROM link_previews
        WHERE id = $1";
    pub(super) static LINKING = "SELECT l.target_id, l.post_id, p.space_id
        FROM links l JOIN posts p ON p.id = l.post_id
        WHERE l.preview_id = $1 AND l.hidden = 0 AND p.deleted_at IS NULL ORDER BY l.target_id";
    pub(super) static FORGET = "UPDATE link_previews SET title = '', description = '', site = '',
            picture = '', read_at = 0, next_at = NULL WHERE title <> '' OR next_at IS NOT NULL";
}

kernel::blob_columns! { link_previews.picture }
