//! The SQL of what waits. `$1` and `$2` are the viewer, as `spaces::visible_to!` wants them.

use spaces::{listed_to, reads};

/// Items are pruned once in so many.
pub(crate) const PRUNE_EACH: i64 = 32;

/// The predicate *may this item of the viewer's be shown now?*, for `inbox_items i`: what it is about
/// is there, they may see it, did not block whoever did it (unless it is [owed](crate::kinds::Kind)
/// to them), and it still waits.
macro_rules! shown {
    () => {
        concat!(
            "(i.person_id = $1
              AND (i.space_id IS NULL OR EXISTS (SELECT 1 FROM spaces s
                WHERE s.id = i.space_id AND ",
            spaces::visible_to!("s"),
            ")) AND (i.subject <> 'space' OR EXISTS (SELECT 1 FROM spaces s
                WHERE s.id = i.subject_id AND ",
            spaces::listed_to!("s"),
            ")) AND (i.post_id IS NULL OR EXISTS (SELECT 1 FROM posts p
                JOIN spaces s ON s.id = p.space_id
                WHERE p.id = i.post_id AND p.deleted_at IS NULL AND ",
            spaces::reads!("s", "p"),
            "))
              AND (i.comment_id IS NULL OR EXISTS (SELECT 1 FROM comments c
                WHERE c.id = i.comment_id AND c.deleted_at IS NULL))
              AND (i.owed = 1 OR NOT ",
            people::blocked!("$1", "i.actor_id"),
            ") AND (i.kind <> 'asks' OR (EXISTS (SELECT 1 FROM posts aw
                  JOIN spaces asp ON asp.id = aw.space_id AND asp.archived_at IS NULL
                  WHERE aw.id = i.post_id AND aw.awaits = 1)
                AND NOT EXISTS (SELECT 1 FROM post_answers pa
                  WHERE pa.post_id = i.post_id AND pa.person_id = $1)))
              AND (i.kind <> 'mention' OR EXISTS (SELECT 1 FROM mentions me
                WHERE me.target_id = i.source_id AND me.person_id = $1))
              AND (i.kind <> 'praise' OR EXISTS (SELECT 1 FROM post_people pp
                WHERE pp.post_id = i.post_id AND pp.person_id = $1))
              AND (i.kind <> 'reaction' OR EXISTS (SELECT 1 FROM reactions re
                WHERE re.target_id = i.source_id AND re.person_id <> $1))
              AND (i.kind <> 'request' OR EXISTS (SELECT 1 FROM space_requests rq
                JOIN memberships an ON an.space_id = rq.space_id AND an.role = 'animator'
                WHERE rq.space_id = i.subject_id AND rq.person_id = i.source_id
                  AND an.person_id = $1))
              AND (i.kind <> 'review' OR EXISTS (SELECT 1 FROM guest_stays gs
                JOIN memberships an ON an.space_id = gs.space_id AND an.role = 'animator'
                WHERE gs.space_id = i.subject_id AND gs.person_id = i.source_id
                  AND gs.asked_at IS NOT NULL AND an.person_id = $1))
              AND (i.kind <> 'handover' OR EXISTS (SELECT 1 FROM handovers ho
                WHERE ho.space_id = i.subject_id AND ho.to_id = $1 AND ",
            spaces::handover_stands!("ho"),
            "))
              AND (i.kind <> 'invitation' OR EXISTS (SELECT 1 FROM space_invitations ni
                WHERE ni.space_id = i.subject_id AND ni.person_id = $1 AND ",
            spaces::invitation_stands!("ni"),
            "))
              AND (i.kind <> 'orphan' OR EXISTS (SELECT 1 FROM spaces os
                JOIN memberships om ON om.space_id = os.id AND om.person_id = $1
                WHERE os.id = i.subject_id AND ",
            spaces::orphaned!("os"),
            "))
              AND (i.kind <> 'waiting-post' OR EXISTS (SELECT 1 FROM drafts wd
                JOIN memberships wm ON wm.space_id = wd.waits_in AND wm.role = 'animator'
                JOIN spaces ws ON ws.id = wd.waits_in
                WHERE wd.id = i.source_id AND wm.person_id = $1 AND ",
            spaces::since_guests!("ws", "wd.id"),
            "))
              AND (i.kind <> 'planned-post' OR EXISTS (SELECT 1 FROM drafts pd
                JOIN memberships pm ON pm.space_id = pd.planned_in AND pm.role = 'animator'
                JOIN spaces ps ON ps.id = pd.planned_in
                WHERE pd.id = i.source_id AND pm.person_id = $1 AND ",
            posts::plan_asks!("pd"),
            " AND ",
            spaces::since_guests!("ps", "pd.id"),
            "))
              AND (i.kind <> 'follower' OR EXISTS (SELECT 1 FROM follows fo
                WHERE fo.person_id = i.source_id AND fo.followed_id = $1 AND ",
            people::visible_person!("fo.person_id", "$1", "$2"),
            ")))"
        )
    };
}

/// Which items a list is of, by the number $3: all, unread, mentions.
macro_rules! chosen {
    () => {
        "($3 = 0 OR ($3 = 1 AND i.read_at IS NULL) OR ($3 = 2 AND i.kind = 'mention'))"
    };
}

macro_rules! columns {
    () => {
        "i.id, i.kind, i.subject, i.subject_id, i.source_id, i.post_id, i.comment_id, i.actor_id,
         i.at, i.read_at, i.space_id"
    };
}

pub(crate) use {columns, shown};

kernel::sql! {
    pub(crate) static FORGET_PERSON = "DELETE FROM inbox_items WHERE subject = 'person' AND subject_id = $1";
    pub(crate) static PRESENT = "SELECT id FROM people
        WHERE id IN ($1[]) AND closed_at IS NULL AND claimed_at IS NOT NULL ORDER BY id";
    pub(crate) static CROWDED = "SELECT person_id FROM inbox_items
        WHERE person_id IN ($1[]) AND subject_id = $2 AND read_at IS NULL
        GROUP BY person_id HAVING COUNT(*) >= $3";
    // Another act of the same dedup key (column `family`) makes an item new again; an edit may add a mention.
    pub(crate) static INSERT = "INSERT INTO inbox_items (id, person_id, kind, family, subject,
            subject_id, source_id, space_id, post_id, comment_id, actor_id, at, read_at, mail_at,
            push_at, owed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $17)
        ON CONFLICT (person_id, family, source_id, subject_id) DO UPDATE SET
            id = excluded.id, kind = excluded.kind, actor_id = excluded.actor_id, at = excluded.at,
            read_at = excluded.read_at, mail_at = excluded.mail_at, mail_id = NULL,
            push_at = excluded.push_at, push_id = NULL
        WHERE (excluded.at > inbox_items.at AND $16 = 1)
           OR (excluded.kind = 'mention' AND inbox_items.kind <> 'mention')";
    pub(crate) static FORGET = "DELETE FROM inbox_items
        WHERE read_at IS NULL AND mail_id IS NULL AND push_id IS NULL";
    pub(crate) static PRUNE = "DELETE FROM inbox_items WHERE person_id IN ($1[])
        AND ((read_at IS NOT NULL AND at < $3) OR id IN (SELECT r.id FROM
            (SELECT id, ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY id DESC) AS place
             FROM inbox_items WHERE person_id IN ($1[])) r WHERE r.place > $2))";

    pub(crate) static UNREAD = concat!("SELECT i.subject, i.subject_id, i.post_id,
            (SELECT s.slug FROM spaces s WHERE i.subject = 'space' AND s.id = i.subject_id)
        FROM inbox_items i WHERE ", shown!(), " AND i.read_at IS NULL");
    pub(crate) static ITEMS = concat!("SELECT ", columns!(), " FROM inbox_items i
        WHERE ", shown!(), " AND ", chosen!(), " ORDER BY i.id DESC");
    pub(crate) static POSTS = concat!("SELECT p.id, p.title, SUBSTR(p.body, 1, 2000), s.name, s.slug, s.kind
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE ", reads!("s", "p"), " AND p.id IN ($3[]) AND p.deleted_at IS NULL");
    pub(crate) static SPACES = concat!("SELECT s.id, s.name, s.slug, s.kind FROM spaces s
        WHERE ", listed_to!("s"), " AND s.id IN ($3[])");
    pub(crate) static OTHERS = "SELECT m.space_id, p.name FROM memberships m
        JOIN people p ON p.id = m.person_id
        WHERE m.space_id IN ($2[]) AND m.person_id <> $1 ORDER BY m.space_id, p.name";
    pub(crate) static COMMENTS = "SELECT id, SUBSTR(body, 1, 2000) FROM comments WHERE id IN ($1[])
        AND deleted_at IS NULL";
    pub(crate) static REACTORS = "SELECT target_id, person_id FROM reactions
        WHERE target_id IN ($2[]) AND person_id <> $1 GROUP BY target_id, person_id
        ORDER BY target_id, MAX(at) DESC";

    pub(crate) static SETTLE = "DELETE FROM inbox_items
        WHERE person_id IN ($1[]) AND kind = $2 AND source_id = $3";
    pub(crate) static READ_POST = "UPDATE inbox_items SET read_at = $3, mail_at = NULL, push_at = NULL
        WHERE person_id = $1 AND post_id = $2 AND read_at IS NULL";
    pub(crate) static READ_SUBJECT = "UPDATE inbox_items SET read_at = $5, mail_at = NULL, push_at = NULL
        WHERE person_id = $1 AND subject = $2 AND subject_id = $3 AND id <= $4
          AND read_at IS NULL";
    pub(crate) static READ_ALL = "UPDATE inbox_items SET read_at = $3, mail_at = NULL, push_at = NULL
        WHERE person_id = $1 AND id <= $2 AND read_at IS NULL";
    pub(crate) static UNREAD_SUBJECT = concat!("UPDATE inbox_items SET read_at = NULL WHERE id = (
        SELECT MAX(i.id) FROM inbox_items i WHERE ", shown!(), "
          AND i.subject = $3 AND i.subject_id = $4)");
}
