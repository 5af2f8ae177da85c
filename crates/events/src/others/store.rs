//! The SQL of other calendars.

kernel::sql! {
    pub(super) static OTHERS = "SELECT id, name, address, read_at, trouble, left_out FROM other_calendars
        WHERE person_id = $1 ORDER BY id";
    pub(super) static COUNT = "SELECT COUNT(*) FROM other_calendars WHERE person_id = $1";
    pub(super) static ADD = "INSERT INTO other_calendars (id, person_id, name, address, created_at, etag, modified,
            copy_hash, next_at, failures, trouble, left_out)
        VALUES ($1, $2, $3, $4, $5, '', '', '', $5, 0, '', 0)";
    pub(super) static FORGET = "DELETE FROM other_calendars WHERE id = $1 AND person_id = $2";
    pub(super) static READ_AGAIN = "UPDATE other_calendars
        SET next_at = CASE WHEN read_at IS NULL OR read_at < $4 THEN $3 ELSE next_at END
        WHERE id = $1 AND person_id = $2";
    pub(super) static BETWEEN = "SELECT o.starts, o.ends, o.whole_day, o.title, o.location, c.name
        FROM other_calendars c JOIN other_occurrences o ON o.calendar_id = c.id AND o.ends >= $2
        WHERE c.person_id = $1 AND o.starts < $3 ORDER BY o.starts, o.calendar_id, o.place LIMIT $4";

    pub(super) static NEXT = "SELECT MIN(next_at) FROM other_calendars";
    // The next to be read at $1, of accounts in use.
    pub(super) static DUE = "SELECT c.id, c.person_id, c.address, c.etag, c.modified, c.copy_hash, c.expanded_at,
            c.failures
        FROM other_calendars c JOIN people pe ON pe.id = c.person_id AND pe.closed_at IS NULL
        WHERE c.next_at <= $1 ORDER BY c.next_at, c.id LIMIT 1";
    // Those of accounts that are not in use wait a day.
    pub(super) static PUT_OFF = "UPDATE other_calendars SET next_at = $2 WHERE next_at <= $1
        AND person_id IN (SELECT id FROM people WHERE closed_at IS NOT NULL)";
    pub(super) static LEASE = "UPDATE other_calendars SET next_at = $2 WHERE id = $1";
    pub(super) static FAILED = "UPDATE other_calendars
        SET trouble = $2, failures = failures + 1, next_at = $3, read_at = $4 WHERE id = $1";
    pub(super) static UNCHANGED = "UPDATE other_calendars
        SET trouble = '', failures = 0, next_at = $2, read_at = $3, etag = $4, modified = $5 WHERE id = $1";
    pub(super) static CHANGED = "UPDATE other_calendars
        SET trouble = '', failures = 0, next_at = $2, read_at = $3, expanded_at = $3, etag = $4, modified = $5,
            copy_hash = $6, left_out = $7
        WHERE id = $1";
    pub(super) static FORGET_OCCURRENCES = "DELETE FROM other_occurrences WHERE calendar_id = $1";
    pub(super) static OCCURRENCE = "INSERT INTO other_occurrences
            (calendar_id, place, starts, ends, whole_day, title, location)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}
