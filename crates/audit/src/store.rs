//! The SQL of the audit.

macro_rules! columns {
    () => {
        "seq, at, kind, object_id, space_id, actor_id, details, salt, digest, previous, hash"
    };
}

kernel::sql! {
    pub(crate) static INSERT = concat!("INSERT INTO audit_entries (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    // When the network began.
    pub(crate) static FIRST = "SELECT MIN(at) FROM activities";
    pub(crate) static NEWEST = "SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1";
    pub(crate) static LINKS = concat!("SELECT ", columns!(), " FROM audit_entries
        WHERE seq > $1 ORDER BY seq LIMIT $2");
    // Before $1, of kinds that begin with $2, by the person $3 (0: by anybody), $4 at most.
    pub(crate) static LIST = concat!("SELECT ", columns!(), " FROM audit_entries
        WHERE seq < $1 AND kind LIKE $2 ESCAPE '!' AND (CAST($3 AS BIGINT) = 0 OR actor_id = $3)
        ORDER BY seq DESC LIMIT $4");
    // Those of the spaces $1 that everybody may know of.
    // One that is deleted is secret since; what it was before counts.
    pub(crate) static KNOWN = "SELECT s.id FROM spaces s LEFT JOIN deleted_spaces d ON d.space_id = s.id
        WHERE s.id IN ($1[]) AND COALESCE(d.access, s.access) <> 'secret'
          AND s.kind NOT IN ('personal', 'conversation', 'notebook', 'agreement')";
    pub(crate) static THERE = "SELECT id FROM people WHERE id IN ($1[])";
    // The newest stays, whatever its age: the next one follows it.
    static OLD = "DELETE FROM audit_entries WHERE at < $1
        AND seq < (SELECT MAX(newest.seq) FROM audit_entries newest)";

    pub(crate) static IS_AUDITOR = "SELECT 1 FROM auditors WHERE person_id = $1";
    pub(crate) static AUDITORS = "SELECT person_id FROM auditors ORDER BY named_at, person_id";
    pub(crate) static NAME = "INSERT INTO auditors (person_id, named_by, named_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO NOTHING";
    pub(crate) static UNNAME = "DELETE FROM auditors WHERE person_id = $1";
    // Those who are told the newest hash.
    pub(crate) static TO_TELL = "SELECT p.name, p.email, p.lang FROM auditors a
        JOIN people p ON p.id = a.person_id
        WHERE p.closed_at IS NULL AND p.email IS NOT NULL ORDER BY p.id";
}

/// How long entries are kept, in days: as long as a network is usually audited afterwards.
pub(crate) const DAYS: i64 = 366;
kernel::sweeps! { OLD after 366 days }
