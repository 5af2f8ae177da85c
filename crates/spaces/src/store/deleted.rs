//! The SQL of deleted spaces.

kernel::sql! {
    pub(crate) static KEEP = "INSERT INTO deleted_spaces (space_id, access, deleted_by, deleted_at)
        VALUES ($1, $2, $3, $4)";
    pub(crate) static KEEP_MEMBERS = "INSERT INTO deleted_memberships
            (space_id, person_id, role, source, joined_at, invited_by, until)
        SELECT m.space_id, m.person_id, m.role, m.source, m.joined_at, g.invited_by, g.until FROM memberships m
        LEFT JOIN guest_stays g ON g.space_id = m.space_id AND g.person_id = m.person_id
        WHERE m.space_id = $1";
    pub(crate) static MEMBERS = "SELECT person_id FROM memberships WHERE space_id = $1 ORDER BY person_id";
    pub(crate) static END_REQUESTS = "DELETE FROM space_requests WHERE space_id = $1";
    pub(crate) static END_HANDOVER = "DELETE FROM handovers WHERE space_id = $1";
    pub(crate) static END_LINK = "DELETE FROM space_links WHERE space_id = $1";
    pub(crate) static FORGET_WELCOME = "DELETE FROM welcomes WHERE space_id = $1";
    pub(crate) static FORGET_MERGES = "DELETE FROM merged_spaces WHERE space_id = $1 OR into_id = $1";
    // What the viewer $1 managed, deleted since $2.
    pub(crate) static LIST = "SELECT s.slug, s.name, d.deleted_at
        FROM deleted_memberships m JOIN deleted_spaces d ON d.space_id = m.space_id
        JOIN spaces s ON s.id = m.space_id
        WHERE m.person_id = $1 AND m.role = 'animator' AND d.deleted_at > $2
        ORDER BY d.deleted_at DESC, s.id DESC";
    pub(crate) static FIND = "SELECT s.id, d.access
        FROM deleted_memberships m JOIN deleted_spaces d ON d.space_id = m.space_id
        JOIN spaces s ON s.id = m.space_id
        WHERE m.person_id = $1 AND m.role = 'animator' AND d.deleted_at > $2 AND s.slug = $3";
    // Those who were in the space $1, but for guests whose day has come at $2; whether their account is closed.
    pub(crate) static KEPT_MEMBERS = "SELECT m.person_id, m.role, m.source,
            CASE WHEN p.closed_at IS NULL THEN 0 ELSE 1 END
        FROM deleted_memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND (p.role <> 'guest' OR m.until IS NULL OR m.until > $2)
        ORDER BY m.person_id";
    // The person $2 is in the space $1 since they were before.
    pub(crate) static JOINED_BEFORE = "UPDATE memberships SET joined_at = (SELECT d.joined_at
            FROM deleted_memberships d WHERE d.space_id = $1 AND d.person_id = $2)
        WHERE space_id = $1 AND person_id = $2 AND EXISTS (SELECT 1 FROM deleted_memberships d
            WHERE d.space_id = $1 AND d.person_id = $2 AND d.joined_at IS NOT NULL)";
    pub(crate) static FORGET = "DELETE FROM deleted_spaces WHERE space_id = $1";
    pub(crate) static FORGET_MEMBERS = "DELETE FROM deleted_memberships WHERE space_id = $1";
    pub(crate) static DUE = "SELECT space_id FROM deleted_spaces WHERE deleted_at <= $1
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.space_id = deleted_spaces.space_id AND h.lifted_at IS NULL)
        ORDER BY deleted_at LIMIT $2";
    // The row stays, for others refer to it; its address is given to nobody else.
    pub(crate) static EMPTY = "UPDATE spaces SET name = '', name_folded = '', description = '',
        charter = '', charter_html = '' WHERE id = $1";
}
