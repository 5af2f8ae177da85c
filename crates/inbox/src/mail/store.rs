//! The SQL of mail.

use crate::items::store::{columns, shown};

kernel::sql! {
    pub(super) static CHOICES = "SELECT c.person_id, c.cadences, p.zone, c.days, c.opens, c.closes,
            c.quiet, c.pushes
        FROM mail_choices c JOIN people p ON p.id = c.person_id WHERE c.person_id IN ($1[])";
    pub(super) static KEEP_CHOICES = "INSERT INTO mail_choices
            (person_id, cadences, days, opens, closes, quiet, pushes)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (person_id) DO UPDATE SET cadences = excluded.cadences, days = excluded.days,
            opens = excluded.opens, closes = excluded.closes, quiet = excluded.quiet,
            pushes = excluded.pushes";
    pub(super) static TO_PLAN = "SELECT id, kind, at FROM inbox_items
        WHERE person_id = $1 AND read_at IS NULL AND mail_id IS NULL";
    pub(super) static REPLAN = "UPDATE inbox_items SET mail_at = $2 WHERE id = $1";
    // Only what was to be told on devices anyhow: a new device is not told of all that waits.
    pub(super) static TO_PLAN_PUSH = "SELECT id, kind, at FROM inbox_items
        WHERE person_id = $1 AND push_at IS NOT NULL";
    pub(super) static REPLAN_PUSH = "UPDATE inbox_items SET push_at = $2 WHERE id = $1";

    pub(super) static DUE = "SELECT person_id FROM inbox_items WHERE mail_at <= $1
        GROUP BY person_id ORDER BY MIN(mail_at) LIMIT $2";
    pub(super) static NEVER_MIND = "UPDATE inbox_items SET mail_at = NULL
        WHERE person_id = $1 AND mail_at <= $2 AND at < $3";
    pub(super) static STILL_DUE = "SELECT 1 FROM inbox_items
        WHERE person_id = $1 AND mail_at <= $2
            AND (CASE WHEN kind IN ($3[]) THEN 1 ELSE 0 END) = CAST($4 AS BIGINT) LIMIT 1";
    pub(super) static POSTPONE = "UPDATE inbox_items SET mail_at = $5
        WHERE person_id = $1 AND mail_at <= $2 AND (CASE WHEN kind IN ($3[]) THEN 1 ELSE 0 END) = CAST($4 AS BIGINT)";
    pub(super) static MAIL = "INSERT INTO mails (id, person_id, created_at, tries, next_at)
        VALUES ($1, $2, $3, 0, $3)";
    pub(super) static INTO_MAIL = "UPDATE inbox_items SET mail_id = $5, mail_at = NULL
        WHERE person_id = $1 AND mail_at <= $2 AND (CASE WHEN kind IN ($3[]) THEN 1 ELSE 0 END) = CAST($4 AS BIGINT)";

    pub(super) static NEXT_MAIL = "SELECT id, person_id, created_at, tries FROM mails
        WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1 {locked}";
    pub(super) static LEASE = "UPDATE mails SET tries = tries + 1, next_at = $2 WHERE id = $1";
    pub(super) static WAIT = "UPDATE mails SET tries = $3, next_at = $2 WHERE id = $1";
    pub(super) static DONE = "DELETE FROM mails WHERE id = $1";
    pub(super) static TOLD = concat!("SELECT ", columns!(), " FROM inbox_items i
        WHERE ", shown!(), " AND i.mail_id = $3 AND i.read_at IS NULL
        ORDER BY i.id DESC LIMIT 200");
}
