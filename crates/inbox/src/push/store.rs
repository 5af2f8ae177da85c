//! The SQL of push.

use crate::items::store::{columns, shown};

/// Whether the session or access token with which the device `d` asked is good at $1.
macro_rules! open {
    () => {
        "(EXISTS (SELECT 1 FROM sessions s
            WHERE s.id = d.session_id AND s.person_id = d.person_id AND s.expires_at > $1)
            OR EXISTS (SELECT 1 FROM access_tokens t WHERE t.id = d.token_id
                AND t.person_id = d.person_id AND t.revoked_at IS NULL
                AND (t.expires_at IS NULL OR t.expires_at > $1)))"
    };
}

kernel::sql! {
    pub(super) static WITH_DEVICES = "SELECT DISTINCT person_id FROM push_devices
        WHERE person_id IN ($1[]) ORDER BY person_id";
    pub(super) static DEVICES = concat!("SELECT d.id, d.session_id, d.agent, d.created_at, d.told_at
        FROM push_devices d WHERE d.person_id = $2 AND ", open!(), " ORDER BY d.id DESC");
    pub(super) static TO_TELL = concat!("SELECT d.id FROM push_devices d
        WHERE d.person_id = $2 AND ", open!(), " ORDER BY d.id");
    // A browser that somebody else signs in with is theirs from now on.
    pub(super) static SUBSCRIBE = "INSERT INTO push_devices
            (id, person_id, session_id, token_id, endpoint, p256dh, auth, agent, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (endpoint) DO UPDATE SET person_id = excluded.person_id,
            session_id = excluded.session_id, token_id = excluded.token_id,
            p256dh = excluded.p256dh, auth = excluded.auth, agent = excluded.agent
        RETURNING id";
    pub(super) static SURPLUS = "SELECT id FROM push_devices WHERE person_id = $1
        ORDER BY COALESCE(told_at, created_at) DESC, id DESC LIMIT 1000 OFFSET $2";
    pub(super) static OWN = "SELECT id FROM push_devices WHERE id = $1 AND person_id = $2";
    pub(super) static FORGET_PUSHES = "DELETE FROM pushes WHERE device_id = $1";
    pub(super) static FORGET_DEVICE = "DELETE FROM push_devices WHERE id = $1";
    pub(super) static FORGET_CLOSED = "DELETE FROM push_devices WHERE person_id = $1
        AND id NOT IN (SELECT device_id FROM pushes)
        AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = push_devices.session_id
            AND s.person_id = push_devices.person_id)
        AND NOT EXISTS (SELECT 1 FROM access_tokens t WHERE t.id = push_devices.token_id
            AND t.person_id = push_devices.person_id AND t.revoked_at IS NULL)";

    pub(super) static DUE = "SELECT person_id FROM inbox_items WHERE push_at <= $1
        GROUP BY person_id ORDER BY MIN(push_at) LIMIT $2";
    pub(super) static NEVER_MIND = "UPDATE inbox_items SET push_at = NULL
        WHERE person_id = $1 AND push_at <= $2 AND (at < $3 OR read_at IS NOT NULL)";
    pub(super) static STILL_DUE = "SELECT 1 FROM inbox_items
        WHERE person_id = $1 AND push_at <= $2
            AND (CASE WHEN kind IN ($3[]) THEN 1 ELSE 0 END) = CAST($4 AS BIGINT) LIMIT 1";
    pub(super) static POSTPONE = "UPDATE inbox_items SET push_at = $5
        WHERE person_id = $1 AND push_at <= $2 AND (CASE WHEN kind IN ($3[]) THEN 1 ELSE 0 END) = CAST($4 AS BIGINT)";
    pub(super) static INTO_BATCH = "UPDATE inbox_items SET push_id = $5, push_at = NULL
        WHERE person_id = $1 AND push_at <= $2 AND (CASE WHEN kind IN ($3[]) THEN 1 ELSE 0 END) = CAST($4 AS BIGINT)";
    pub(super) static PUSH = "INSERT INTO pushes (id, batch_id, device_id, created_at, tries, next_at)
        VALUES ($1, $2, $3, $4, 0, $4)";

    pub(super) static NEXT = "SELECT id, batch_id, device_id, created_at, tries FROM pushes
        WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2 {locked}";
    pub(super) static LEASE = "UPDATE pushes SET tries = tries + 1, next_at = $2 WHERE id = $1";
    pub(super) static WAIT = "UPDATE pushes SET tries = $3, next_at = $2 WHERE id = $1";
    pub(super) static DONE = "DELETE FROM pushes WHERE id = $1";
    pub(super) static TOLD = "UPDATE push_devices SET told_at = $2 WHERE id = $1";
    pub(super) static ADDRESS = concat!("SELECT d.person_id, d.endpoint, d.p256dh, d.auth
        FROM push_devices d WHERE d.id = $2 AND ", open!());
    pub(super) static ITEMS = concat!("SELECT ", columns!(), " FROM inbox_items i
        WHERE ", shown!(), " AND i.push_id = $3 AND i.read_at IS NULL
        ORDER BY i.id DESC LIMIT 200");
}
