//! The SQL of what is found, and by whom.

macro_rules! found {
    () => {
        "s.kind NOT IN ('personal', 'notebook') AND s.name <> ''"
    };
}

kernel::sql! {
    pub(crate) static OF = concat!("SELECT s.id, s.slug, s.name, s.kind, s.description, s.created_at
        FROM spaces s WHERE s.id IN ($1[]) AND ", found!());
    pub(crate) static FOUND = concat!("SELECT s.id, s.slug, s.name, s.kind, s.description FROM spaces s
        WHERE ", listed_to!("s"), " AND s.id IN ($3[]) AND ", found!());
    pub(crate) static BEFORE = "SELECT id FROM spaces WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(crate) static COUNT = "SELECT COUNT(*) FROM spaces";

    pub(crate) static ALL = "SELECT id, access FROM spaces WHERE access <> 'secret'";
    pub(crate) static SOME = "SELECT id, access FROM spaces WHERE id IN ($1[])";
}
