//! The SQL of calendars.

use spaces::reads;

use crate::store::{between, shown};

kernel::sql! {
    // What takes place in a space ($6).
    pub(super) static OF_SPACE = concat!("SELECT ", shown!(), ", COALESCE(
            (SELECT ep.answer FROM event_people ep WHERE ep.post_id = e.post_id AND ep.person_id = $1),
            CASE WHEN e.everyone = 1 AND EXISTS (SELECT 1 FROM memberships m
                WHERE m.space_id = e.space_id AND m.person_id = $1) THEN '' ELSE '-' END)
        FROM events e", between!(), " AND e.space_id = $6
        ORDER BY o.starts, o.post_id LIMIT $5");
}
