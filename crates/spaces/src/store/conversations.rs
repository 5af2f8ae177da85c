//! The SQL of private conversations.

/// The predicate *is nobody else in this conversation but people whom the viewer `$1` blocked?*, for a
/// table alias of `spaces`: lists leave it out. One that everybody else has left is not.
macro_rules! silenced {
    ($space:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM memberships bm WHERE bm.space_id = ",
            $space,
            ".id AND ",
            people::blocked!("$1", "bm.person_id"),
            ") AND NOT EXISTS (SELECT 1 FROM memberships om WHERE om.space_id = ",
            $space,
            ".id AND om.person_id <> $1 AND NOT ",
            people::blocked!("$1", "om.person_id"),
            "))"
        )
    };
}

kernel::sql! {
    pub(crate) static NAV_CONVERSATIONS = concat!("SELECT s.slug, o.name, s.id
        FROM memberships m JOIN spaces s ON s.id = m.space_id
        JOIN memberships others ON others.space_id = s.id
        JOIN people o ON o.id = others.person_id
        WHERE m.person_id = $1 AND s.kind = 'conversation' AND o.id <> $1
          AND NOT ", silenced!("s"), "
        ORDER BY s.id DESC, o.name LIMIT 200");
    pub(crate) static OTHERS = "SELECT person_id FROM memberships
        WHERE space_id = $1 AND person_id <> $2 ORDER BY person_id";
    pub(crate) static CONVERSATIONS = concat!("SELECT s.id, s.slug, o.person_id
        FROM memberships m JOIN spaces s ON s.id = m.space_id
        LEFT JOIN memberships o ON o.space_id = s.id AND o.person_id <> m.person_id
        WHERE m.person_id = $1 AND s.kind = 'conversation' AND NOT ", silenced!("s"), "
        ORDER BY s.id DESC, o.person_id");
    // Those in conversation with the person $1 who let it be seen that they are here.
    pub(crate) static MATES = "SELECT DISTINCT o.person_id
        FROM memberships m JOIN spaces s ON s.id = m.space_id
        JOIN memberships o ON o.space_id = s.id JOIN people p ON p.id = o.person_id
        WHERE m.person_id = $1 AND s.kind = 'conversation' AND o.person_id <> $1
          AND p.presence <> 'nowhere' AND p.closed_at IS NULL";
    // The same of the conversation $1, for the person $2 in it.
    pub(crate) static HEARERS = "SELECT m.person_id
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.person_id <> $2
          AND p.presence <> 'nowhere' AND p.closed_at IS NULL";
}
