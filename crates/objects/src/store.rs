//! The SQL of the company's own kinds.

kernel::sql! {
    pub(crate) static DECLARE = "INSERT INTO object_declarations (id, name, version, declaration, editor_id, at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    // What holds: the highest version of each name.
    pub(crate) static CURRENT = "SELECT d.version, d.declaration, d.name FROM object_declarations d
        WHERE d.version = (SELECT MAX(v.version) FROM object_declarations v WHERE v.name = d.name)
        ORDER BY d.name";
    pub(crate) static VERSION = "SELECT COALESCE(MAX(version), 0) FROM object_declarations WHERE name = $1";
    pub(crate) static ONE = "SELECT version, declaration FROM object_declarations
        WHERE name = $1 ORDER BY version DESC LIMIT 1";
    pub(crate) static VERSIONS = "SELECT version, declaration, editor_id, at FROM object_declarations
        WHERE name = $1 ORDER BY version DESC LIMIT 200";

    // Numbers have no gaps: the next one is given in the transaction that uses it.
    pub(crate) static NEXT_NUMBER = "INSERT INTO object_numbers (prefix, year, last) VALUES ($1, $2, 1)
        ON CONFLICT (prefix, year) DO UPDATE SET last = object_numbers.last + 1";
    pub(crate) static LAST_NUMBER = "SELECT last FROM object_numbers WHERE prefix = $1 AND year = $2";
    pub(crate) static NUMBERED = "SELECT post_id FROM object_values
        WHERE field = 'number' AND words = $1";

    pub(crate) static VALUES_OF = "SELECT field, amount, words FROM object_values WHERE post_id = $1";
    pub(crate) static SPACE_OF = "SELECT space_id FROM posts WHERE id = $1";
    pub(crate) static FORGET_VALUES = "DELETE FROM object_values WHERE post_id = $1";
    pub(crate) static VALUE = "INSERT INTO object_values (post_id, field, place, kind, amount, words)
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) static REORDER = "UPDATE object_values SET amount = $4
        WHERE kind = $1 AND field = $2 AND words = $3 AND amount <> $4";

    pub(crate) static MOVED = "INSERT INTO object_moves (id, post_id, person_id, move, from_state, to_state, at, since, due)
        SELECT $1, p.id, $3, $4, $5, $6, $7,
            COALESCE((SELECT MAX(m.at) FROM object_moves m WHERE m.post_id = p.id), p.created_at),
            (SELECT v.amount FROM object_values v WHERE v.post_id = p.id AND v.field = '@due')
        FROM posts p WHERE p.id = $2";
    pub(crate) static TRAIL = "SELECT person_id, move, from_state, to_state, at FROM object_moves
        WHERE post_id = $1 ORDER BY id DESC LIMIT 200";

    // Deadlines that have passed, and those that come near, of which nobody was told.
    // Of an archived space nothing is told, and nothing there changes by itself.
    pub(crate) static DUE = "SELECT v.post_id, v.field FROM object_values v JOIN posts p ON p.id = v.post_id
        JOIN spaces s ON s.id = p.space_id AND s.archived_at IS NULL
        WHERE v.field IN ('@due', '@soon') AND v.words = '' AND v.amount <= $1 AND p.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM deleted_spaces ds WHERE ds.space_id = p.space_id)
        ORDER BY v.amount LIMIT 50";
    pub(crate) static NEXT_DUE = "SELECT v.amount FROM object_values v JOIN posts p ON p.id = v.post_id
        JOIN spaces s ON s.id = p.space_id AND s.archived_at IS NULL
        WHERE v.field IN ('@due', '@soon') AND v.words = '' AND p.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM deleted_spaces ds WHERE ds.space_id = p.space_id)
        ORDER BY v.amount LIMIT 1";
    pub(crate) static TOLD = "UPDATE object_values SET words = 'told'
        WHERE post_id = $1 AND field = $2 AND words = ''";
    // Whom an object concerns: its author first, then those it names.
    pub(crate) static CONCERNED = "SELECT p.author_id, 0 AS place FROM posts p WHERE p.id = $1
        UNION ALL SELECT a.person_id, 1 FROM post_people a WHERE a.post_id = $1 ORDER BY place";
    // By its address or one that it had.
    pub(crate) static SPACE_NAMED = "SELECT id FROM spaces WHERE slug = $1
        UNION ALL SELECT space_id FROM old_addresses WHERE slug = $1";
    pub(crate) static MOVED_TO = "SELECT s.slug FROM old_addresses o JOIN spaces s ON s.id = o.space_id
        WHERE o.slug = $1";

    pub(crate) static RAN = "INSERT INTO object_runs (id, post_id, happened, done, at) VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static RUNS = "SELECT happened, done, at FROM object_runs WHERE post_id = $1 ORDER BY id DESC LIMIT 50";

    // Whether the viewer ($1, $2) sees a space of these kinds ($3) or addresses ($4), or a post of the kind $5.
    pub(crate) static KNOWN = concat!("SELECT s.id FROM spaces s WHERE ", spaces::visible_to!("s"), "
        AND (s.kind IN ($3[]) OR s.slug IN ($4[])
          OR EXISTS (SELECT 1 FROM posts p
              WHERE p.space_id = s.id AND p.kind = $5 AND p.deleted_at IS NULL AND ", spaces::reads!("s", "p"), ")) LIMIT 1");

    // What posts say goes with them: see `posts::trash`.
    static SWEEP_VALUES = concat!("DELETE FROM object_values
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_MOVES = concat!("DELETE FROM object_moves
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_RUNS = concat!("DELETE FROM object_runs
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sweeps! {
    SWEEP_VALUES after 30 days,
    SWEEP_MOVES after 30 days,
    SWEEP_RUNS after 30 days,
}
