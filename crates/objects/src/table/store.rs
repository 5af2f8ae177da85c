//! The SQL of lists of objects. Every statement asks the same of an object, and differs in what it walks along:
//! the newest, the values of one field in their order, or the objects of which one field says one thing.

/// What a filter asks of an object: `$field` says something between `$low` and `$high` that is like `$words`;
/// or, where `$is` is 0, that it does not. Nothing is asked where `$field` is empty.
macro_rules! slot {
    ($field:literal, $is:literal, $low:literal, $high:literal, $words:literal) => {
        concat!(
            " AND (CAST(",
            $field,
            " AS TEXT) = '' OR (EXISTS (SELECT 1 FROM object_values f
                WHERE f.post_id = p.id AND f.field = ",
            $field,
            " AND f.amount BETWEEN ",
            $low,
            " AND ",
            $high,
            "
                  AND f.words LIKE ",
            $words,
            " ESCAPE '\\')) = (CAST(",
            $is,
            " AS BIGINT) = 1))"
        )
    };
}

/// Those of the kind $3 that the viewer ($1, $2) may read: in the space $5, where it is not 0, and one of the
/// states $6; that name the viewer, where $7 is 1; and what four filters ask.
macro_rules! asked {
    () => {
        concat!(
            " p.kind = $3 AND p.deleted_at IS NULL
              AND (CAST($5 AS BIGINT) = 0 OR p.space_id = $5) AND p.state IN ($6[])
              AND (CAST($7 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM post_people pp
                  WHERE pp.post_id = p.id AND pp.person_id = $1))",
            slot!("$8", "$9", "$10", "$11", "$12"),
            slot!("$13", "$14", "$15", "$16", "$17"),
            slot!("$18", "$19", "$20", "$21", "$22"),
            slot!("$23", "$24", "$25", "$26", "$27"),
            " AND ",
            spaces::reads!("s", "p")
        )
    };
}

/// What a row of the table says.
macro_rules! columns {
    () => {
        "p.id, p.title, p.state, p.fields, p.author_id, p.created_at, s.slug, s.name,
         (SELECT d.amount FROM object_values d WHERE d.post_id = p.id AND d.field = '@due')"
    };
}

macro_rules! newest {
    ($after:literal, $order:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", 0, '' FROM posts p JOIN spaces s ON s.id = p.space_id
             WHERE p.id ",
            $after,
            " $28 AND",
            asked!(),
            " ORDER BY p.id ",
            $order,
            " LIMIT $4"
        )
    };
}

/// Those in the order of what the field $28 says, between $32 and $33, after the amount $29, the words $30 and the post
/// $31; of the states $34, which show it.
macro_rules! along {
    ($after:literal, $order:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", v.amount, v.words FROM object_values v
             JOIN posts p ON p.id = v.post_id JOIN spaces s ON s.id = p.space_id
             WHERE v.kind = $3 AND v.field = $28 AND v.place = 0
               AND p.state IN ($34[]) AND v.amount BETWEEN $32 AND $33 AND (v.amount, v.words, v.post_id) ",
            $after,
            " ($29, $30, $31) AND",
            asked!(),
            "
             ORDER BY v.amount ",
            $order,
            ", v.words ",
            $order,
            ", v.post_id ",
            $order,
            " LIMIT $4"
        )
    };
}

/// Those whose field $28 says the amount $29 and the words $30, before the post $31.
macro_rules! saying {
    () => {
        concat!(
            " p.id = v.post_id AND s.id = p.space_id AND v.kind = $3 AND v.field = $28 AND v.amount = $29
              AND v.words = $30 AND v.post_id < $31 AND",
            asked!()
        )
    };
}

kernel::sql! {
    pub(super) static NEWEST = newest!("<", "DESC");
    pub(super) static OLDEST = newest!(">", "ASC");
    pub(super) static UPWARDS = along!(">", "ASC");
    pub(super) static DOWNWARDS = along!("<", "DESC");
    pub(super) static SAYING = concat!("SELECT ", columns!(), ", 0, '' FROM object_values v, posts p, spaces s WHERE",
        saying!(), " ORDER BY v.post_id DESC LIMIT $4");
    // Without an order SQLite would begin with another table, unless it is told not to.
    pub(super) static COUNT = concat!("SELECT COUNT(*) FROM (SELECT v.post_id
        FROM object_values v CROSS JOIN posts p CROSS JOIN spaces s WHERE", saying!(), " LIMIT $4) counted");
    // Those whose field $28 says nothing, or is not shown by their state, which is none of $30: they stand after the
    // others, whatever the order.
    pub(super) static WITHOUT = concat!("SELECT ", columns!(), ", 0, ''
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.id < $29 AND (p.state NOT IN ($30[])
            OR NOT EXISTS (SELECT 1 FROM object_values n WHERE n.post_id = p.id AND n.field = $28))
          AND", asked!(), " ORDER BY p.id DESC LIMIT $4");

    pub(super) static BODIES = "SELECT id, body FROM posts WHERE id IN ($1[])";

    // How many there are in each state: since a week, a month, and longer.
    pub(super) static AGES = concat!("SELECT p.state,
            SUM(CASE WHEN p.created_at >= $28 THEN 1 ELSE 0 END),
            SUM(CASE WHEN p.created_at < $28 AND p.created_at >= $29 THEN 1 ELSE 0 END),
            SUM(CASE WHEN p.created_at < $29 THEN 1 ELSE 0 END)
        FROM posts p JOIN spaces s ON s.id = p.space_id WHERE p.id < $4 AND", asked!(), " GROUP BY p.state");
    // What left a state after the move $28: which, where, when, since when it was in it and until when it should have left.
    pub(super) static LEFT = concat!("SELECT m.from_state, s.slug, s.name, m.at, m.since, m.due FROM object_moves m
        JOIN posts p ON p.id = m.post_id JOIN spaces s ON s.id = p.space_id
        WHERE m.from_state <> m.to_state AND m.id > $28 AND", asked!(), " ORDER BY m.id DESC LIMIT $4");

    // Views of the kind $3: one's own, and those of spaces that the viewer ($1, $2) sees.
    pub(super) static VIEWS = concat!("SELECT v.id, v.name, v.address, s.slug FROM object_views v
        LEFT JOIN spaces s ON s.id = v.space_id
        WHERE v.kind = $3 AND ((v.space_id IS NULL AND v.person_id = $1) OR (v.space_id IS NOT NULL AND ",
        spaces::visible_to!("s"), ")) ORDER BY v.id");
    pub(super) static VIEW = concat!("SELECT v.kind, v.space_id FROM object_views v
        LEFT JOIN spaces s ON s.id = v.space_id
        WHERE v.id = $3 AND ((v.space_id IS NULL AND v.person_id = $1) OR (v.space_id IS NOT NULL AND ",
        spaces::visible_to!("s"), "))");
    pub(super) static VIEWS_COUNT = "SELECT COUNT(*) FROM object_views WHERE kind = $2
        AND ((CAST($3 AS BIGINT) IS NULL AND space_id IS NULL AND person_id = $1) OR space_id = $3)";
    pub(super) static KEEP_VIEW = "INSERT INTO object_views (id, kind, person_id, space_id, name, address)
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) static FORGET_VIEW = "DELETE FROM object_views WHERE id = $1";
}
