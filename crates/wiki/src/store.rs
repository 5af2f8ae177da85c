//! The SQL of pages.

use spaces::{reads, visible_to};

kernel::sql! {
    // What a page is beside a post, which was loaded with the proof that the viewer reads it.
    pub(crate) static PAGE = "SELECT g.parent_id, g.version, g.editor_id, g.changed_at, g.locked, g.owner_id,
            g.right_until, g.retired_at, g.source_id,
            CASE WHEN EXISTS (SELECT 1 FROM page_homes h WHERE h.post_id = g.post_id) THEN 1 ELSE 0 END
        FROM pages g WHERE g.post_id = $1";
    // All pages of the space $3, with whether the viewer ($1, $2) reads them: those that are gone join what is below.
    pub(crate) static TREE = concat!("SELECT g.post_id, g.parent_id, g.place, p.title, g.locked, g.right_until,
            g.retired_at, g.changed_at, g.version,
            CASE WHEN p.deleted_at IS NULL AND ", reads!("s", "p"), " THEN 1 ELSE 0 END
        FROM pages g JOIN posts p ON p.id = g.post_id JOIN spaces s ON s.id = g.space_id
        WHERE g.space_id = $3 AND ", visible_to!("s"), " ORDER BY g.place, g.post_id");
    pub(crate) static PAGES_OF = "SELECT post_id, parent_id FROM pages WHERE space_id = $1";
    pub(crate) static INSERT_PAGE = "INSERT INTO pages
            (post_id, space_id, parent_id, place, title_key, version, editor_id, changed_at)
        SELECT p.id, p.space_id, $2,
            (SELECT COALESCE(MAX(o.place), 0) + 1 FROM pages o WHERE o.space_id = p.space_id), $3, 1, $4, $5
        FROM posts p WHERE p.id = $1";
    pub(crate) static PARENT_IN = "SELECT g.post_id FROM pages g JOIN posts p ON p.id = $2
        WHERE g.post_id = $1 AND g.space_id = p.space_id";
    pub(crate) static IS_PAGE = "SELECT 1 FROM pages WHERE post_id = $1";
    pub(crate) static SPACE_OF = "SELECT space_id FROM posts WHERE id = $1";
    pub(crate) static SAVE = "UPDATE pages
        SET version = $2, editor_id = $3, changed_at = $4, title_key = $5 WHERE post_id = $1";
    // The place of the page $1, or the first of these.
    pub(crate) static PLACE_OF = "SELECT MIN(place) FROM pages WHERE post_id IN ($1[])";
    // Makes room after the page $2 at the place $3 of the space $1: what comes after stays in its order.
    pub(crate) static MAKE_ROOM = "UPDATE pages SET place = place + 2
        WHERE space_id = $1 AND (place > $3 OR (place = $3 AND post_id > $2))";
    pub(crate) static PLACE = "UPDATE pages SET place = $2 WHERE post_id = $1";
    pub(crate) static SET_PARENT = "UPDATE pages SET parent_id = $2 WHERE post_id = $1";
    pub(crate) static LOCKED = "SELECT locked FROM pages WHERE post_id = $1";
    pub(crate) static LOCK = "UPDATE pages SET locked = $2 WHERE post_id = $1";
    pub(crate) static FROM_SOURCE = "UPDATE pages SET source_id = $2 WHERE post_id = $1";

    // Versions.
    pub(crate) static INSERT_VERSION = "INSERT INTO page_versions
            (post_id, number, author_id, title, body, note, at, restores)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    // The last of $2 pages after $1; and what names somebody ($1, a pattern), of pages after $2, up to $3.
    pub(crate) static LAST_PAGE = "SELECT MAX(post_id)
        FROM (SELECT post_id FROM pages WHERE post_id > $1 ORDER BY post_id LIMIT $2) slice";
    pub(crate) static NAMING_VERSIONS = "SELECT post_id, number, title, body, note FROM page_versions
        WHERE post_id > $2 AND post_id <= $3
        AND (LOWER(title) LIKE $1 ESCAPE '!' OR LOWER(body) LIKE $1 ESCAPE '!' OR LOWER(note) LIKE $1 ESCAPE '!')";
    pub(crate) static SET_VERSION = "UPDATE page_versions SET title = $3, body = $4, note = $5
        WHERE post_id = $1 AND number = $2";
    pub(crate) static RENAME = "UPDATE pages SET title_key = $3 WHERE post_id = $1 AND version = $2";
    pub(crate) static NAMING_TEMPLATES = "SELECT id, name, body FROM page_templates
        WHERE LOWER(name) LIKE $1 ESCAPE '!' OR LOWER(body) LIKE $1 ESCAPE '!'";
    pub(crate) static SET_TEMPLATE = "UPDATE page_templates SET name = $2, body = $3 WHERE id = $1";
    pub(crate) static VERSIONS = "SELECT number, author_id, title, note, at, restores FROM page_versions
        WHERE post_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    pub(crate) static VERSION = "SELECT number, author_id, title, note, at, restores, body FROM page_versions
        WHERE post_id = $1 AND number = $2";

    // Links.
    // The pages of the titles $3 in the space $4 that the viewer ($1, $2) reads, the oldest last.
    pub(crate) static FIND_TITLED = concat!("SELECT g.title_key, p.id FROM pages g JOIN posts p ON p.id = g.post_id
        JOIN spaces s ON s.id = g.space_id
        WHERE g.title_key IN ($3[]) AND g.space_id = $4 AND p.deleted_at IS NULL AND ", reads!("s", "p"), "
        ORDER BY p.id DESC");
    // But for those that were wanted by a title $2 and led to what is still there.
    pub(crate) static FORGET_LINKS = "DELETE FROM page_links WHERE from_id = $1
        AND NOT (wanted IN ($2[]) AND to_id IN (SELECT id FROM posts WHERE deleted_at IS NULL))";
    pub(crate) static LINK = "INSERT INTO page_links (from_id, to_id, wanted)
        SELECT $1, g.post_id, '' FROM pages g WHERE g.post_id IN ($2[]) AND g.post_id <> $1 ON CONFLICT DO NOTHING";
    // The title $2: the oldest page of it in the space of $1 is led to, where there is one.
    pub(crate) static WANT = "INSERT INTO page_links (from_id, to_id, wanted)
        SELECT $1, COALESCE((SELECT MIN(o.post_id) FROM pages g
            JOIN pages o ON o.space_id = g.space_id AND o.title_key = $2 AND o.post_id <> g.post_id
            JOIN posts p ON p.id = o.post_id AND p.deleted_at IS NULL WHERE g.post_id = $1), 0), $2
        WHERE NOT EXISTS (SELECT 1 FROM page_links l WHERE l.from_id = $1 AND l.wanted = $2)";
    pub(crate) static ARRIVED = "UPDATE page_links SET to_id = $1 WHERE to_id = 0 AND wanted = $2
        AND from_id IN (SELECT o.post_id FROM pages o JOIN pages g ON g.space_id = o.space_id
            WHERE g.post_id = $1)";
    // Pages that lead to $3, and pages that $3 leads to, of those that the viewer ($1, $2) reads.
    pub(crate) static BACKLINKS = concat!("SELECT DISTINCT p.id, p.title, s.name, s.id FROM page_links l
        JOIN posts p ON p.id = l.from_id JOIN spaces s ON s.id = p.space_id
        WHERE l.to_id = $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"), " ORDER BY p.title, p.id LIMIT $4");
    pub(crate) static LINKS = concat!("SELECT DISTINCT p.id, p.title, s.name, s.id FROM page_links l
        JOIN posts p ON p.id = l.to_id JOIN spaces s ON s.id = p.space_id
        WHERE l.from_id = $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"), " ORDER BY p.title, p.id LIMIT $4");
    // What the page $3 wanted by its title and is there now.
    pub(crate) static COME = concat!("SELECT l.wanted, p.id, p.title FROM page_links l
        JOIN posts p ON p.id = l.to_id JOIN spaces s ON s.id = p.space_id
        WHERE l.from_id = $3 AND l.wanted <> '' AND p.deleted_at IS NULL AND ", reads!("s", "p"));
    pub(crate) static WANTED = "SELECT wanted FROM page_links WHERE from_id = $1 AND to_id = 0 ORDER BY wanted LIMIT $2";

    // Until when they are right.
    pub(crate) static SET_REVIEW = "UPDATE pages
        SET owner_id = $2, right_until = $3, asked = 0, retired_at = NULL WHERE post_id = $1";
    pub(crate) static RETIRE = "UPDATE pages SET retired_at = $2, asked = 1 WHERE post_id = $1";
    pub(crate) static DUE = "SELECT g.post_id, g.space_id, g.owner_id FROM pages g
        JOIN posts p ON p.id = g.post_id JOIN spaces s ON s.id = g.space_id AND s.archived_at IS NULL
        WHERE g.asked = 0 AND g.right_until <= $1 AND g.retired_at IS NULL AND p.deleted_at IS NULL
        ORDER BY g.right_until LIMIT 50";
    pub(crate) static NEXT_DUE = "SELECT MIN(g.right_until) FROM pages g
        JOIN posts p ON p.id = g.post_id JOIN spaces s ON s.id = g.space_id AND s.archived_at IS NULL
        WHERE g.asked = 0 AND g.right_until IS NOT NULL AND g.retired_at IS NULL AND p.deleted_at IS NULL";
    pub(crate) static ASKED = "UPDATE pages SET asked = 1 WHERE post_id = $1 AND asked = 0";

    // The page at the top of the space at the address $3, where the viewer ($1, $2) reads it: a space that is hidden
    // costs what one does that is not there.
    pub(crate) static HOME_OF = concat!("SELECT h.post_id FROM page_homes h
        JOIN spaces s ON s.id = h.space_id JOIN posts p ON p.id = h.post_id
        WHERE s.slug = $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"));
    pub(crate) static NO_HOME = "DELETE FROM page_homes WHERE space_id = $1";
    pub(crate) static SET_HOME = "INSERT INTO page_homes (space_id, post_id) VALUES ($1, $2)";

    // What was said under the post $1, which the viewer reads.
    pub(crate) static SAID_UNDER = "SELECT author_id, body FROM comments
        WHERE post_id = $1 AND deleted_at IS NULL ORDER BY id LIMIT $2";

    // Templates: of the space $1, and of the company.
    pub(crate) static TEMPLATES = "SELECT id, name, space_id FROM page_templates
        WHERE space_id = $1 OR space_id IS NULL ORDER BY CASE WHEN space_id IS NULL THEN 1 ELSE 0 END, name, id";
    pub(crate) static TEMPLATE = "SELECT name, body, space_id FROM page_templates
        WHERE id = $2 AND (space_id = $1 OR space_id IS NULL)";
    pub(crate) static INSERT_TEMPLATE = "INSERT INTO page_templates (id, space_id, name, body, editor_id, at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) static CHANGE_TEMPLATE = "UPDATE page_templates SET name = $2, body = $3, editor_id = $4, at = $5
        WHERE id = $1";
    pub(crate) static DELETE_TEMPLATE = "DELETE FROM page_templates WHERE id = $1";

    static MISNUMBERED = "SELECT 'page ' || g.post_id FROM pages g JOIN posts p ON p.id = g.post_id
        WHERE p.deleted_at IS NULL AND g.version <> (SELECT COALESCE(MAX(v.number), 0) FROM page_versions v
            WHERE v.post_id = g.post_id)";

    static SWEEP_VERSIONS = concat!("DELETE FROM page_versions
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_TITLES = concat!("UPDATE pages SET title_key = '' WHERE title_key <> ''
        AND post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_LINKS = concat!("DELETE FROM page_links
        WHERE from_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_HOMES = concat!("DELETE FROM page_homes
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sql! {
    // Of the pages $1, those of which somebody who is held wrote a version, and those at the top of their space.
    static HELD = "SELECT DISTINCT v.post_id FROM page_versions v
        JOIN holds h ON h.person_id = v.author_id AND h.lifted_at IS NULL
        WHERE v.post_id IN ($1[]) AND CAST($2 AS BIGINT) IS NOT NULL";
    static HOME = "SELECT post_id FROM page_homes WHERE post_id IN ($1[]) AND CAST($2 AS BIGINT) IS NOT NULL";
}

posts::stays! { "hold" => HELD, "home" => HOME }

kernel::invariants! { "the version that holds of each page is its last" => MISNUMBERED }

kernel::sweeps! {
    SWEEP_VERSIONS after 30 days,
    SWEEP_TITLES after 30 days,
    SWEEP_LINKS after 30 days,
    SWEEP_HOMES after 30 days,
}
