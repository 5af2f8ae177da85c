//! The SQL of directories that are asked over LDAP.

macro_rules! source {
    () => {
        "SELECT d.id, d.slug, d.name, d.domains, l.settings, l.password, l.is_on, l.asked, l.leased_until, l.report,
            d.trouble, d.trouble_said, d.trouble_at
        FROM ldap_sources l JOIN scim_directories d ON d.id = l.directory_id"
    };
}

kernel::sql! {
    pub(super) static SOURCES = concat!(source!(), " ORDER BY d.name, d.id");
    pub(super) static SOURCE = concat!(source!(), " WHERE d.slug = $1");
    pub(super) static OF_ID = concat!(source!(), " WHERE d.id = $1");
    pub(super) static ADD = "INSERT INTO ldap_sources (directory_id, settings, password, is_on, asked, due_at, report)
        VALUES ($1, $2, $3, 0, '', $4, '')";
    // What was found by other settings says nothing of these.
    pub(super) static CHANGE = "UPDATE ldap_sources SET settings = $2, password = $3, report = '', report_at = NULL,
            leased_until = NULL
        WHERE directory_id = $1";
    pub(super) static SWITCH = "UPDATE ldap_sources SET is_on = $2, due_at = $3, leased_until = NULL
        WHERE directory_id = $1";
    pub(super) static ASK = "UPDATE ldap_sources SET asked = $2 WHERE directory_id = $1";

    pub(super) static DUE = concat!(source!(), " WHERE (l.asked <> '' OR (l.is_on = 1 AND l.due_at <= $1))
            AND (l.leased_until IS NULL OR l.leased_until <= $1)
        ORDER BY l.due_at, d.id LIMIT 1");
    pub(super) static LEASE = "UPDATE ldap_sources SET asked = '', leased_until = $2 WHERE directory_id = $1";
    // A run proves itself as a directory does: by a token of its own.
    pub(super) static TOKEN = "UPDATE scim_directories SET hash = $2, used_at = $3 WHERE id = $1";
    pub(super) static DONE = "UPDATE ldap_sources SET leased_until = NULL, due_at = $2, report = $3, report_at = $4
        WHERE directory_id = $1";
    pub(super) static FORGET_REPORTS = "UPDATE ldap_sources SET report = '', report_at = NULL WHERE report <> ''";
    static SWEEP_REPORTS = "UPDATE ldap_sources SET report = '', report_at = NULL WHERE report_at <= $1";

    // Whose account the directory closed, and nobody else since.
    pub(super) static CLOSED = "SELECT c.person_id FROM scim_closings c
        JOIN people p ON p.id = c.person_id AND p.closed_at = c.closed_at WHERE c.directory_id = $1";
    pub(super) static MEMBERS = "SELECT m.group_id, m.person_id FROM scim_groups s
        JOIN group_members m ON m.group_id = s.group_id WHERE s.directory_id = $1";
    pub(super) static PHOTOS = "SELECT f.user_id, f.entry_changed, f.photo_hash FROM ldap_photos f
        JOIN scim_users u ON u.id = f.user_id WHERE u.directory_id = $1";
    pub(super) static KEEP_PHOTO = "INSERT INTO ldap_photos (user_id, entry_changed, photo_hash) VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO UPDATE SET entry_changed = excluded.entry_changed, photo_hash = excluded.photo_hash";

    // By which directories people sign in.
    pub(super) static OF_PERSON = "SELECT u.directory_id FROM scim_users u
        JOIN ldap_sources l ON l.directory_id = u.directory_id WHERE u.person_id = $1";
    pub(super) static KNOWN_AS = "SELECT external_id FROM scim_users WHERE person_id = $1 AND directory_id = $2";
}

kernel::sweeps! {
    SWEEP_REPORTS after 30 days,
}
