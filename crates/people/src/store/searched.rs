//! The SQL of what is found of people.

use crate::visible_person;

kernel::sql! {
    pub(crate) static OF = "SELECT id FROM people WHERE id IN ($1[]) AND closed_at IS NULL";
    pub(crate) static FOUND = concat!("SELECT p.id FROM people p
        WHERE p.id IN ($3[]) AND p.closed_at IS NULL AND ", visible_person!("p.id", "$1", "$2"));
    pub(crate) static IN_UNITS = "SELECT id FROM people WHERE unit_id IN ($1[])";
    pub(crate) static BEFORE = "SELECT id FROM people WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(crate) static COUNT = "SELECT COUNT(*) FROM people";
}
