//! The SQL of blogs. `$1` and `$2` are the viewer and whether they see what is open to the company.

use spaces::reads;

macro_rules! articles {
    ($where:literal) => {
        concat!(
            "SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
            WHERE p.kind = 'article' AND ",
            $where,
            " AND p.id < $4 AND p.deleted_at IS NULL AND ",
            reads!("s", "p"),
            " ORDER BY p.id DESC LIMIT $5"
        )
    };
}

macro_rules! in_series {
    () => {
        "FROM article_series a JOIN posts p ON p.id = a.post_id JOIN spaces s ON s.id = p.space_id
        WHERE p.space_id = $3 AND p.kind = 'article' AND p.deleted_at IS NULL AND "
    };
}

kernel::sql! {
    pub(crate) static OF_SPACE = articles!("p.space_id = $3");
    pub(crate) static OF_PERSON =
        articles!("p.author_id = $3 AND s.kind NOT IN ('conversation', 'notebook')");
    pub(crate) static SERIES_OF = "SELECT series FROM article_series WHERE post_id = $1";
    pub(crate) static IN_SERIES = concat!("SELECT p.id ", in_series!(), reads!("s", "p"), "
        AND a.series = $4 ORDER BY p.id LIMIT $5");
    pub(crate) static SERIES = concat!("SELECT MAX(p.id), COUNT(*) ", in_series!(), reads!("s", "p"), "
        GROUP BY a.series ORDER BY MAX(p.id) DESC LIMIT $4");

    // What readers of an article leave: by month, by unit.
    pub(crate) static BY_MONTH = "SELECT post_id, month, readers FROM article_readers
        WHERE post_id IN ($1[]) AND month >= $2 ORDER BY month";
    pub(crate) static BY_UNIT = "SELECT v.post_id, v.unit_id, COALESCE(u.name, ''), v.views FROM views v
        LEFT JOIN units u ON u.id = v.unit_id WHERE v.post_id IN ($1[]) ORDER BY v.views DESC, u.name";
}
