//! The SQL of what is found of people.

use crate::visible_person;

kernel::sql! {
    pub(crate) static OF = "SELECT p.id, p.handle, p.name, p.job, COALESCE(u.name, ''), p.site, p.about, p.created_at
        FROM people p LEFT JOIN units u ON u.id = p.unit_id
        WHERE p.id IN ($1[]) AND p.closed_at IS NULL";
    pub(crate) static FOUND = concat!("SELECT p.id, p.handle, p.name, p.job, COALESCE(u.name, ''), p.about, p.photo
        FROM people p LEFT JOIN units u ON u.id = p.unit_id
        WHERE p.id IN ($3[]) AND p.closed_at IS NULL AND ", visible_person!("p.id", "$1", "$2"));
    pub(crate) static BEFORE = "SELECT id FROM people WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(crate) static COUNT = "SELECT COUNT(*) FROM people";
}
