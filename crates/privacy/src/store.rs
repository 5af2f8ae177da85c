//! The SQL of archives and erasures.

/// Whether a hold keeps what this person wrote, or a space in which they wrote something: then nothing of them is erased.
macro_rules! held {
    ($person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM holds h WHERE h.lifted_at IS NULL AND (h.person_id = ",
            $person,
            " OR EXISTS (SELECT 1 FROM posts hp WHERE hp.space_id = h.space_id AND hp.author_id = ",
            $person,
            ") OR EXISTS (SELECT 1 FROM comments hc JOIN posts hq ON hq.id = hc.post_id
                WHERE hq.space_id = h.space_id AND hc.author_id = ",
            $person,
            ")))"
        )
    };
}

kernel::sql! {
    pub(crate) static ASK_ARCHIVE = "INSERT INTO data_archives
            (id, person_id, asked_at, next_at, hash, size) VALUES ($1, $2, $3, $3, '', 0)";
    pub(crate) static ARCHIVES = "SELECT id, asked_at, ready_at, hash, size FROM data_archives
        WHERE person_id = $1 ORDER BY id DESC";
    pub(crate) static ARCHIVE = "SELECT id, asked_at, ready_at, hash, size FROM data_archives
        WHERE person_id = $1 AND id = $2 AND ready_at IS NOT NULL";
    pub(crate) static ARCHIVE_DUE = "SELECT id, person_id FROM data_archives
        WHERE ready_at IS NULL AND next_at <= $1 ORDER BY id LIMIT 1 {locked}";
    pub(crate) static LEASE_ARCHIVE = "UPDATE data_archives SET next_at = $2 WHERE id = $1";
    pub(crate) static KEEP_ARCHIVE = "UPDATE data_archives SET ready_at = $2, hash = $3, size = $4
        WHERE id = $1 AND ready_at IS NULL";
    pub(crate) static SPACE_NAMES = concat!("SELECT s.id, s.name FROM spaces s
        WHERE s.kind NOT IN ('personal', 'conversation', 'notebook') AND ", spaces::visible_to!("s"));

    pub(crate) static ASK_ERASURE = "INSERT INTO erasures (id, person_id, hash, words, conversations,
            origin, asked_at, next_at, receipt) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, '[]')";
    pub(crate) static ERASURE_OF = "SELECT 1 FROM erasures WHERE person_id = $1 AND done_at IS NULL";
    pub(crate) static ERASURE_DUE = concat!("SELECT id, person_id, words, conversations FROM erasures
        WHERE done_at IS NULL AND next_at <= $1 AND person_id IS NOT NULL AND NOT ", held!("erasures.person_id"), "
        ORDER BY next_at, id LIMIT 1 {locked}");
    pub(crate) static LEASE_ERASURE = "UPDATE erasures SET next_at = $2 WHERE id = $1";
    pub(crate) static KEEP_RECEIPT = "UPDATE erasures SET receipt = $2 WHERE id = $1 AND receipt = '[]'";
    pub(crate) static ERASED = "UPDATE erasures SET done_at = $2, person_id = NULL WHERE id = $1";
    pub(crate) static RECEIPT = concat!("SELECT words, conversations, asked_at, done_at, receipt,
            CASE WHEN done_at IS NULL AND ", held!("erasures.person_id"), " THEN 1 ELSE 0 END FROM erasures
        WHERE hash = $1");
    pub(crate) static ERASURE_HELD = concat!("SELECT 1 FROM people p WHERE p.id = $1 AND ", held!("p.id"));
    // Accounts that were closed before $1, and that nobody asked to erase; no administrator's.
    pub(crate) static CLOSED_BEFORE = "SELECT p.id FROM people p
        WHERE p.closed_at < $1 AND p.role <> 'administrator' AND p.id NOT IN ($2[])
          AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person_id = p.id)
        ORDER BY p.closed_at LIMIT $3";
}

kernel::sql! {
    static OLD_ARCHIVES = "DELETE FROM data_archives WHERE asked_at < $1";
    static OLD_RECEIPTS = "DELETE FROM erasures WHERE done_at < $1";
}

// A receipt is read for a year.
kernel::sweeps! { OLD_ARCHIVES after 7 days, OLD_RECEIPTS after 366 days }
