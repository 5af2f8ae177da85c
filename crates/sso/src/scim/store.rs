//! The SQL of directories.

macro_rules! directory {
    () => {
        "SELECT d.id, d.slug, d.name, d.made_by, d.made_at, d.renewed_at, d.used_at, d.trouble, d.trouble_said,
            d.trouble_at, d.domains, (SELECT COUNT(*) FROM scim_users u WHERE u.directory_id = d.id),
            (SELECT COUNT(*) FROM scim_groups g WHERE g.directory_id = d.id),
            CASE WHEN EXISTS (SELECT 1 FROM ldap_sources l WHERE l.directory_id = d.id) THEN 1 ELSE 0 END
        FROM scim_directories d"
    };
}

macro_rules! user {
    () => {
        "SELECT u.id, u.resource, u.person_id, u.said, u.version, u.made_at, u.changed_at,
            CASE WHEN p.closed_at IS NULL THEN 1 ELSE 0 END
        FROM scim_users u JOIN people p ON p.id = u.person_id WHERE u.directory_id = $1"
    };
}

macro_rules! group {
    () => {
        "SELECT s.id, s.resource, s.group_id, s.name, s.external_id, s.version, s.made_at, s.changed_at
        FROM scim_groups s WHERE s.directory_id = $1"
    };
}

kernel::sql! {
    pub(super) static DIRECTORIES = concat!(directory!(), " ORDER BY d.name, d.id");
    pub(super) static DIRECTORY = concat!(directory!(), " WHERE d.slug = $1");
    pub(super) static OF_TOKEN = "SELECT id, slug, made_by, used_at, domains FROM scim_directories WHERE hash = $1";
    pub(super) static HASH = "SELECT hash FROM scim_directories WHERE id = $1";
    pub(super) static IS_TOKEN = "SELECT 1 FROM scim_directories WHERE id = $1 AND hash = $2";
    pub(super) static COUNT = "SELECT COUNT(*) FROM scim_directories";
    pub(super) static ADD = "INSERT INTO scim_directories (id, slug, name, domains, hash, made_by, made_at,
            renewed_at, trouble, trouble_said)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, '', '')";
    pub(super) static CHANGE = "UPDATE scim_directories SET name = $2, domains = $3 WHERE id = $1";
    pub(super) static RENEW = "UPDATE scim_directories SET hash = $2, renewed_at = $3, trouble = '',
            trouble_said = '', trouble_at = NULL
        WHERE id = $1";
    pub(super) static REMOVE = "DELETE FROM scim_directories WHERE id = $1";
    pub(super) static USED = "UPDATE scim_directories SET used_at = $2 WHERE id = $1 AND hash = $3";
    pub(super) static TROUBLE = "UPDATE scim_directories SET trouble = $2, trouble_said = $3, trouble_at = $4
        WHERE id = $1 AND hash = $5";
    // What was refused before $2 is over.
    pub(super) static FORGIVE = "UPDATE scim_directories SET trouble = '', trouble_said = '', trouble_at = NULL
        WHERE id = $1 AND trouble_at <= $2";
    static SWEEP_TROUBLE = "UPDATE scim_directories SET trouble = '', trouble_said = '', trouble_at = NULL
        WHERE trouble_at <= $1";

    pub(super) static USER = concat!(user!(), " AND u.resource = $2");
    pub(super) static USER_NAMED = concat!(user!(), " AND u.user_name_folded = $2");
    pub(super) static USERS_EXTERNAL = concat!(user!(), " AND u.external_id = $2 ORDER BY u.id");
    pub(super) static USERS = concat!(user!(), " ORDER BY u.id");
    pub(super) static USERS_AFTER = concat!(user!(), " AND u.id > $2 ORDER BY u.id LIMIT $3");
    pub(super) static USERS_PAGE = concat!(user!(), " ORDER BY u.id LIMIT $2 OFFSET $3");
    pub(super) static COUNT_USERS = "SELECT COUNT(*) FROM scim_users WHERE directory_id = $1";
    pub(super) static OF_PERSON = "SELECT directory_id FROM scim_users WHERE person_id = $1";
    pub(super) static PEOPLE = "SELECT resource, person_id FROM scim_users
        WHERE directory_id = $1 AND resource IN ($2[])";
    pub(super) static ADD_USER = "INSERT INTO scim_users (id, directory_id, resource, person_id, user_name,
            user_name_folded, external_id, said, version, made_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)";
    pub(super) static CHANGE_USER = "UPDATE scim_users SET user_name = $2, user_name_folded = $3, external_id = $4,
            said = $5, version = version + 1, changed_at = $6
        WHERE id = $1";
    pub(super) static TOUCH_USER = "UPDATE scim_users SET version = version + 1, changed_at = $2 WHERE person_id = $1";
    pub(super) static REMOVE_USER = "DELETE FROM scim_users WHERE id = $1";
    pub(super) static CLOSED = "INSERT INTO scim_closings (person_id, directory_id, closed_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET directory_id = excluded.directory_id, closed_at = excluded.closed_at";
    pub(super) static WAS_CLOSED = "SELECT 1 FROM scim_closings
        WHERE person_id = $1 AND directory_id = $2 AND closed_at = $3";
    pub(super) static OPENED = "DELETE FROM scim_closings WHERE person_id = $1";

    pub(super) static GROUP = concat!(group!(), " AND s.resource = $2");
    pub(super) static GROUPS = concat!(group!(), " ORDER BY s.id");
    pub(super) static ARE_GROUPS = "SELECT resource FROM scim_groups
        WHERE directory_id = $1 AND resource IN ($2[])";
    pub(super) static ADD_GROUP = "INSERT INTO scim_groups (id, directory_id, resource, group_id, name, external_id,
            version, made_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)";
    pub(super) static CHANGE_GROUP = "UPDATE scim_groups SET name = $2, external_id = $3, version = version + 1,
            changed_at = $4
        WHERE id = $1";
    pub(super) static GROUP_CALLED = "SELECT 1 FROM scim_groups WHERE directory_id = $1 AND name = $2";
    pub(super) static TOUCH_GROUP = "UPDATE scim_groups SET version = version + 1, changed_at = $2 WHERE id = $1";
    pub(super) static REMOVE_GROUP = "DELETE FROM scim_groups WHERE id = $1";
    pub(super) static REMOVE_GROUPS = "DELETE FROM scim_groups WHERE directory_id = $1";
    pub(super) static MEMBERS = "SELECT u.resource, u.user_name FROM group_members m
        JOIN scim_users u ON u.person_id = m.person_id
        WHERE m.group_id = $1 AND u.directory_id = $2 ORDER BY u.id";
    pub(super) static IN_GROUP = "SELECT person_id FROM group_members WHERE group_id = $1 ORDER BY person_id";
    // Of these people, who is in which group.
    pub(super) static WHO_IS_IN = "SELECT m.group_id, u.resource FROM scim_users u
        JOIN group_members m ON m.person_id = u.person_id
        WHERE u.directory_id = $1 AND u.resource IN ($2[])";
    pub(super) static GROUPS_OF = "SELECT s.id, s.group_id FROM scim_groups s
        JOIN group_members m ON m.group_id = s.group_id
        WHERE s.directory_id = $1 AND m.person_id = $2 ORDER BY s.id";
}

kernel::sweeps! {
    SWEEP_TROUBLE after 30 days,
}
