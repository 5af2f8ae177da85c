//! The SQL of spaces.

#[macro_use]
mod predicates;

pub(crate) mod administered;
pub(crate) mod conversations;
pub(crate) mod deleted;
pub(crate) mod guests;
pub(crate) mod memberships;
pub(crate) mod searched;

use kernel::{PersonId, Result, Row, SpaceId, Tx, params};

pub(crate) use memberships::{join, leave, set_role};

use crate::{Access, Kind, Space, Standing};

macro_rules! bare_columns {
    () => {
        "s.id, s.slug, s.name, s.kind, s.access, s.description, s.charter, s.charter_html,
         s.owner_id, s.created_at, s.takes_guests, s.archived_at"
    };
}

macro_rules! space_columns {
    () => {
        concat!(
            bare_columns!(),
            ", (SELECT m.role FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1)"
        )
    };
}

/// The space at an address, or that had it before another.
macro_rules! at {
    ($slug:literal) => {
        concat!(
            "COALESCE((SELECT na.id FROM spaces na WHERE na.slug = ",
            $slug,
            "), (SELECT oa.space_id FROM old_addresses oa WHERE oa.slug = ",
            $slug,
            "))"
        )
    };
}

kernel::sql! {
    // Whether somebody manages a community.
    pub(crate) static MANAGES_ANY = "SELECT EXISTS (SELECT 1 FROM memberships m JOIN spaces s ON s.id = m.space_id
        WHERE m.person_id = $1 AND m.role = 'animator'
            AND s.kind NOT IN ('personal', 'conversation', 'notebook'))";
    // Those that anybody may join, and those that the viewer runs; none by agreement, which others would learn of.
    pub(crate) static OFFERED = "SELECT s.id, s.slug, s.name FROM spaces s
        LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $1
        WHERE s.kind NOT IN ('personal', 'conversation', 'notebook', 'agreement') AND s.archived_at IS NULL
            AND (s.access = 'open' OR m.role = 'animator')
        ORDER BY s.name_folded, s.id LIMIT $2";
    // Of these, where the person $2 is not yet, and may be brought by $3: a guest ($4 = 0) only where $3
    // runs the space.
    pub(crate) static OPEN_TO = "SELECT s.id FROM spaces s
        LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $3
        WHERE s.id IN ($1[]) AND s.archived_at IS NULL
            AND s.kind NOT IN ('personal', 'conversation', 'notebook', 'agreement')
            AND (m.role = 'animator' OR (s.access = 'open' AND $4 = 1))
            AND ($4 = 1 OR s.takes_guests = 1)
            AND NOT EXISTS (SELECT 1 FROM memberships o
                WHERE o.space_id = s.id AND o.person_id = $2)
        ORDER BY s.id";

    pub(crate) static VISIBLE_BY_SLUG = concat!("SELECT ", space_columns!(),
        " FROM spaces s WHERE ", visible_to!("s"), " AND s.id = ", at!("$3"));
    pub(crate) static VISIBLE_BY_ID = concat!("SELECT ", space_columns!(),
        " FROM spaces s WHERE ", visible_to!("s"), " AND s.id = $3");
    pub(crate) static SPACE_BY_ID = concat!("SELECT ", bare_columns!(),
        " FROM spaces s WHERE s.id = $1");
    pub(crate) static OPEN_BY_ID = concat!("SELECT ", bare_columns!(), " FROM spaces s
        WHERE s.id = $1 AND NOT EXISTS (SELECT 1 FROM deleted_spaces d WHERE d.space_id = s.id)");
    // The spaces that have a rule, with it; $1 alone, unless that is 0.
    pub(crate) static RULED = concat!("SELECT ", bare_columns!(),
        ", r.lines FROM space_rules r JOIN spaces s ON s.id = r.space_id
        WHERE CAST($1 AS BIGINT) IN (0, r.space_id) ORDER BY s.id");
    pub(crate) static LISTED_BY_SLUG = concat!("SELECT ", space_columns!(), ", ", visible_to!("s"),
        " FROM spaces s WHERE ", listed_to!("s"), " AND s.id = ", at!("$3"));
    pub(crate) static LIST = concat!("SELECT ", space_columns!(), ",
            COALESCE((SELECT c.members FROM member_counts c WHERE c.space_id = s.id), 0),
            EXISTS (SELECT 1 FROM space_requests r WHERE r.space_id = s.id AND r.person_id = $1)
        FROM spaces s WHERE ", listed_to!("s"), "
          AND s.kind NOT IN ('personal', 'conversation', 'notebook')
          AND (s.name_folded LIKE $3 OR s.slug LIKE $3)
          AND ($4 = 0 OR EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1))
          AND (s.name_folded, s.id) > ($5, $6)
        ORDER BY s.name_folded, s.id LIMIT $7");
    // A cross join, so that SQLite goes through the counts and stops: most spaces are walls.
    pub(crate) static JOINABLE = concat!("SELECT s.id FROM member_counts c CROSS JOIN spaces s
        WHERE s.id = c.space_id AND s.kind IN ('practice', 'interest', 'project')
          AND s.archived_at IS NULL AND ",
        visible_to!("s"), "
          AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $1)
        ORDER BY c.members DESC, c.space_id LIMIT $3");
    pub(crate) static VIEWS = concat!("SELECT ", space_columns!(), ",
            COALESCE((SELECT c.members FROM member_counts c WHERE c.space_id = s.id), 0)
        FROM spaces s WHERE ", visible_to!("s"), " AND s.id IN ($3[])");
    pub(crate) static PUBLISHABLE = concat!("SELECT s.id, s.slug, s.name, s.access,
            CASE WHEN EXISTS (SELECT 1 FROM memberships am WHERE am.space_id = s.id
                AND am.person_id = $1 AND am.role = 'animator') THEN 1 ELSE 0 END, s.kind
        FROM spaces s WHERE ", followed_by!("s"), " AND s.archived_at IS NULL AND s.kind NOT IN ('personal', 'conversation', 'notebook')
        ORDER BY CASE s.kind WHEN 'company' THEN 0 ELSE 1 END, s.name_folded LIMIT 200");
    pub(crate) static ADD_FAVOURITE = "INSERT INTO favourites (person_id, space_id) VALUES ($1, $2)
        ON CONFLICT DO NOTHING";
    pub(crate) static REMOVE_FAVOURITE = "DELETE FROM favourites WHERE person_id = $1 AND space_id = $2";
    pub(crate) static FAVOURITES = concat!("SELECT s.slug FROM favourites f JOIN spaces s ON s.id = f.space_id
        WHERE f.person_id = $1 AND ", visible_to!("s"), " ORDER BY s.name_folded, s.id");
    pub(crate) static NAV = concat!("SELECT s.name, s.slug, s.kind, s.access, s.id,
            CASE WHEN EXISTS (SELECT 1 FROM favourites f
                WHERE f.person_id = $1 AND f.space_id = s.id) THEN 1 ELSE 0 END
        FROM spaces s
        WHERE ", followed_by!("s"), " AND s.archived_at IS NULL AND s.kind NOT IN ('personal', 'conversation', 'notebook')
        ORDER BY CASE s.kind WHEN 'company' THEN 0 ELSE 1 END, s.name_folded LIMIT 200");
    pub(crate) static COMPLETE = concat!("SELECT s.slug, s.name, s.access, s.kind FROM spaces s
        WHERE ", listed_to!("s"), " AND s.kind NOT IN ('personal', 'conversation', 'notebook')
          AND (s.name_folded LIKE $3 OR s.name_folded LIKE $4 OR s.slug LIKE $3)
        ORDER BY s.name_folded LIMIT 8");
    // Those who are in the space $1, and the guests among them.
    pub(crate) static WHO_IS_IN = "SELECT person_id FROM memberships WHERE space_id = $1";
    pub(crate) static GUESTS_OF = "SELECT m.person_id FROM memberships m
        JOIN people p ON p.id = m.person_id WHERE m.space_id = $1 AND p.role = 'guest'";
    pub(crate) static INSERT = "INSERT INTO spaces (id, slug, name, name_folded, kind, access,
            description, charter, charter_html, owner_id, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT DO NOTHING";
    pub(crate) static UPDATE = "UPDATE spaces SET name = $2, name_folded = $3, access = $4,
        description = $5, charter = $6, charter_html = $7 WHERE id = $1";
    pub(crate) static ARCHIVE = "UPDATE spaces SET archived_at = $2 WHERE id = $1";
    pub(crate) static SET_ACCESS = "UPDATE spaces SET access = $2 WHERE id = $1";
    pub(crate) static NOTEBOOK = "SELECT s.id FROM memberships m JOIN spaces s ON s.id = m.space_id
        WHERE m.person_id = $1 AND s.kind = 'notebook'";
    pub(crate) static PERSONAL = "SELECT id FROM spaces WHERE owner_id = $1";
    pub(crate) static LEAVE_WALL = "UPDATE spaces
        SET slug = $2, name = $3, name_folded = $4, owner_id = NULL WHERE id = $1";
    pub(crate) static SLUG_TAKEN = concat!("SELECT s.id FROM spaces s WHERE s.id = ", at!("$1"));
    pub(crate) static MOVE = "UPDATE spaces SET slug = $2 WHERE id = $1";
    pub(crate) static LEAVE_ADDRESS = "INSERT INTO old_addresses (slug, space_id, left_at)
        VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING";
    // But for the newest $2.
    pub(crate) static FORGET_ADDRESSES = "DELETE FROM old_addresses WHERE space_id = $1
        AND slug NOT IN (SELECT o.slug FROM old_addresses o WHERE o.space_id = $1
            ORDER BY o.left_at DESC, o.slug LIMIT $2)";
    pub(crate) static COME_BACK = "DELETE FROM old_addresses WHERE slug = $1";
    pub(crate) static COMMUNITY = "SELECT id FROM spaces
        WHERE (slug = $1 OR name_folded = $2
            OR id IN (SELECT oa.space_id FROM old_addresses oa WHERE oa.slug = $1)) AND kind NOT IN ('personal', 'conversation', 'notebook')
        ORDER BY CASE WHEN slug = $1 THEN 0
            WHEN id IN (SELECT oa.space_id FROM old_addresses oa WHERE oa.slug = $1) THEN 1 ELSE 2 END, id
        LIMIT 1";
    pub(crate) static SLUG = "SELECT slug FROM spaces WHERE id = $1";
    pub(crate) static ACCESS = "SELECT access FROM spaces WHERE id = $1";
    // Whether any colleague but the person $2 runs the space $1, and whether anybody else is in it, guests too.
    pub(crate) static OTHERS_LEFT = "SELECT
            CASE WHEN EXISTS (SELECT 1 FROM memberships m JOIN people p ON p.id = m.person_id
                WHERE m.space_id = $1 AND m.person_id <> $2 AND m.role = 'animator'
                  AND p.role <> 'guest' AND p.closed_at IS NULL) THEN 1 ELSE 0 END,
            CASE WHEN EXISTS (SELECT 1 FROM memberships m JOIN people p ON p.id = m.person_id
                WHERE m.space_id = $1 AND m.person_id <> $2 AND p.closed_at IS NULL) THEN 1 ELSE 0 END";
    pub(crate) static STANDING = "SELECT role FROM memberships WHERE space_id = $1 AND person_id = $2";
    pub(crate) static JOINED_AT = "SELECT joined_at FROM memberships
        WHERE space_id = $1 AND person_id = $2";
    pub(crate) static JOINED = "SELECT m.space_id, m.role, s.kind, s.guests_from, m.source, m.joined_at, g.until
        FROM memberships m JOIN spaces s ON s.id = m.space_id JOIN people p ON p.id = m.person_id
        LEFT JOIN guest_stays g ON g.space_id = m.space_id AND g.person_id = m.person_id AND p.role = 'guest'
        WHERE m.person_id = $1";
    pub(crate) static COMPANY = "SELECT id FROM spaces WHERE kind = 'company' AND access = 'open'";
    pub(crate) static MEMBERS = "SELECT m.person_id, m.role FROM memberships m
        JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.person_id > $2 AND p.closed_at IS NULL
            AND p.words LIKE $3 AND p.words LIKE $4 AND p.words LIKE $5
        ORDER BY m.person_id LIMIT $6";
    pub(crate) static ANIMATORS = "SELECT person_id FROM memberships
        WHERE space_id = $1 AND role = 'animator' ORDER BY joined_at LIMIT 12";
    pub(crate) static COUNT_READERS = "SELECT s.id, COALESCE(c.members, 0), COALESCE(c.guests, 0), s.takes_guests
        FROM spaces s LEFT JOIN member_counts c ON c.space_id = s.id WHERE s.id IN ($1[])";
    pub(crate) static COUNT_COMPANY = "SELECT COUNT(*) FROM people
        WHERE role <> 'guest' AND closed_at IS NULL";
    pub(crate) static LEVEL = "SELECT level FROM space_levels
        WHERE person_id = $1 AND space_id = $2";
    pub(crate) static LEVELS = "SELECT space_id, level FROM space_levels WHERE person_id = $1";
    pub(crate) static LEVELS_OF = "SELECT person_id, level FROM space_levels
        WHERE space_id = $1 AND person_id IN ($2[])";
    pub(crate) static WATCHERS = "SELECT person_id FROM space_levels
        WHERE space_id = $1 AND level = 'all' ORDER BY person_id";
    pub(crate) static LEVELS_CHOSEN = concat!("SELECT s.slug, s.name, sl.level
        FROM space_levels sl JOIN spaces s ON s.id = sl.space_id
        WHERE sl.person_id = $1 AND ", visible_to!("s"), " ORDER BY s.name_folded, s.id");
    pub(crate) static SET_LEVEL = "INSERT INTO space_levels (person_id, space_id, level)
        VALUES ($1, $2, $3)
        ON CONFLICT (person_id, space_id) DO UPDATE SET level = excluded.level";
    pub(crate) static UNSET_LEVEL = "DELETE FROM space_levels
        WHERE person_id = $1 AND space_id = $2";
    pub(crate) static SEEN_BY = concat!("SELECT p.id FROM people p JOIN spaces s ON s.id = $1
        WHERE p.id IN ($2[]) AND p.closed_at IS NULL AND (", sees_post!("p", "s", "CAST($3 AS BIGINT)"), "
          OR (CAST($3 AS BIGINT) = 0 AND ", sees!("p", "s"), "))
        ORDER BY p.id");
    pub(crate) static ACCESS_OF = "SELECT s.id, s.access, COALESCE(c.guests, 0), s.guests_from
        FROM spaces s LEFT JOIN member_counts c ON c.space_id = s.id WHERE s.id IN ($1[])";
    pub(crate) static MEMBERS_OF = "SELECT space_id, person_id FROM memberships
        WHERE space_id IN ($1[])";
    pub(crate) static GUESTS_IN = "SELECT m.space_id, m.person_id
        FROM memberships m JOIN people p ON p.id = m.person_id AND p.role = 'guest'
        WHERE m.space_id IN ($1[])";
    pub(crate) static KIND = "SELECT kind FROM spaces WHERE id = $1";
    pub(crate) static PEOPLE_IN = "SELECT person_id FROM memberships
        WHERE space_id = $1 AND (role = 'animator' OR $2 = 0) ORDER BY person_id";
    pub(crate) static MANAGING_MEMBERS = "SELECT m.person_id FROM memberships m
        JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.role = 'animator' AND p.role <> 'guest' ORDER BY m.person_id";
    // The other side of `followed_by!`.
    pub(crate) static FOLLOWERS = "SELECT p.id FROM people p
        WHERE p.closed_at IS NULL AND (
            p.id IN (SELECT m.person_id FROM memberships m WHERE m.space_id = $1)
            OR (p.role <> 'guest' AND EXISTS (SELECT 1 FROM spaces s
                WHERE s.id = $1 AND s.kind = 'company' AND s.access = 'open')))
        ORDER BY p.id LIMIT $2";
    pub(crate) static ASK = "INSERT INTO space_requests (space_id, person_id, message, asked_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (space_id, person_id) DO NOTHING";
    pub(crate) static SAY_AGAIN = "UPDATE space_requests SET message = $3 WHERE space_id = $1 AND person_id = $2";
    pub(crate) static ASKED = "SELECT 1 FROM space_requests WHERE space_id = $1 AND person_id = $2";
    pub(crate) static REQUESTED = "SELECT space_id FROM space_requests WHERE person_id = $1";
    pub(crate) static WAITING = "SELECT COUNT(*) FROM space_requests WHERE space_id = $1";
    pub(crate) static REQUESTS = "SELECT person_id, message, asked_at FROM space_requests
        WHERE space_id = $1 ORDER BY asked_at LIMIT 200";
    pub(crate) static END_REQUEST = "DELETE FROM space_requests WHERE space_id = $1 AND person_id = $2";
}

/// A row that begins with `bare_columns!`.
pub(crate) fn bare_space(row: &Row<'_>) -> Result<Space> {
    Ok(Space {
        id: row.get(0)?,
        slug: row.get(1)?,
        name: row.get(2)?,
        kind: Kind::parse(&row.get::<String>(3)?),
        access: Access::parse(&row.get::<String>(4)?),
        description: row.get(5)?,
        charter: row.get(6)?,
        charter_html: row.get(7)?,
        owner: row.get(8)?,
        created_at: row.get(9)?,
        takes_guests: row.get(10)?,
        archived_at: row.get(11)?,
    })
}

/// A row that begins with `space_columns!`.
pub(crate) fn space(row: &Row<'_>) -> Result<(Space, Standing)> {
    Ok((bare_space(row)?, standing(row.get::<Option<String>>(12)?.as_deref())))
}

/// What a stored role makes of its person.
pub(crate) fn standing(role: Option<&str>) -> Standing {
    match role {
        None => Standing::Outsider,
        Some("animator") => Standing::Animator,
        Some(_) => Standing::Member,
    }
}

/// The stored role of a standing.
pub(crate) fn role(standing: Standing) -> &'static str {
    if standing == Standing::Animator { "animator" } else { "member" }
}

/// What `person` is in the space.
pub(crate) fn standing_of(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<Standing> {
    let role = tx.query_opt(&STANDING, params![space, person], |row| row.get::<String>(0))?;
    Ok(standing(role.as_deref()))
}
