//! The SQL of mutes, and the predicate that lists share.

use crate::store::topic_seen;

/// The predicate *is this post muted for the viewer?*: by its author (where it is no message of a
/// private conversation, which is said to the viewer in person), its space, one of its topics, or
/// itself. What is written by somebody blocked is, wherever it is. For a table alias of `posts` and the parameter of the hour; `$1` is the viewer. Lists
/// that come home and counts of what is unread leave out what it holds for:
/// `concat!("… AND NOT ", posts::muted!("p", "$6"))`.
#[macro_export]
macro_rules! muted {
    ($post:literal, $now:literal) => {
        $crate::muted!(@ $post, concat!("(mu.until IS NULL OR mu.until > ", $now, ")"))
    };
    ($post:literal, for good) => {
        $crate::muted!(@ $post, "mu.until IS NULL")
    };
    (@ $post:literal, $when:expr) => {
        concat!(
            "(EXISTS (SELECT 1 FROM mutes mu WHERE mu.person_id = $1 AND ",
            $when,
            " AND ((mu.kind = 'person' AND mu.target_id = ",
            $post,
            ".author_id AND NOT EXISTS (SELECT 1 FROM spaces ms
                WHERE ms.kind = 'conversation' AND ms.id = ",
            $post,
            ".space_id)) OR (mu.kind = 'space' AND mu.target_id = ",
            $post,
            ".space_id) OR (mu.kind = 'thread' AND mu.target_id = ",
            $post,
            ".id) OR (mu.kind = 'topic' AND EXISTS (SELECT 1 FROM post_topics mt
                WHERE mt.post_id = ",
            $post,
            ".id AND mt.topic_id = mu.target_id)))) OR EXISTS (SELECT 1 FROM blocks mb
                WHERE mb.person_id = $1 AND mb.blocked_id = ",
            $post,
            ".author_id))"
        )
    };
}

/// The name of the topic `t` as it was first written, where the viewer sees a post that has it; else its
/// key: how it is written where they see nothing is not theirs to know.
macro_rules! name_seen {
    () => {
        concat!(
            "CASE WHEN ",
            topic_seen!("t"),
            " THEN COALESCE(NULLIF(t.label, ''), t.name) ELSE t.key END"
        )
    };
}

/// Of topics that were merged, one is listed: what it leads to where the viewer sees that, else what they chose. For
/// the topic `t`, what it was merged into as `m`, and the choices of the same table as `o`.
macro_rules! one_of_merged {
    ($others:expr) => {
        concat!(
            "NOT (",
            topic_seen!("m"),
            ") AND (",
            topic_seen!("t"),
            " OR NOT EXISTS (SELECT 1 FROM topics om JOIN ",
            $others,
            " = om.id WHERE om.merged_into = t.id))"
        )
    };
}

kernel::sql! {
    pub(super) static MUTE = "INSERT INTO mutes (person_id, kind, target_id, until)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, kind, target_id) DO UPDATE SET until = excluded.until";
    pub(super) static UNMUTE = "DELETE FROM mutes
        WHERE person_id = $1 AND kind = $2 AND (target_id = $3 OR (kind = 'topic'
            AND target_id IN (SELECT t.id FROM topics t WHERE t.merged_into = $3)))";
    pub(super) static ACTIVE = "SELECT kind, target_id, until FROM mutes
        WHERE person_id = $1 AND (until IS NULL OR until > $2) ORDER BY kind, target_id";
    pub(super) static MUTING = "SELECT DISTINCT mu.person_id FROM mutes mu
        WHERE mu.person_id IN ($1[]) AND (mu.until IS NULL OR mu.until > $2)
          AND ((mu.kind = 'thread' AND mu.target_id = $3)
            OR (mu.kind = 'space' AND mu.target_id = $4)
            OR (mu.kind = 'person' AND mu.target_id IN ($5[]))
            OR (mu.kind = 'topic' AND EXISTS (SELECT 1 FROM post_topics mt
                WHERE mt.post_id = $3 AND mt.topic_id = mu.target_id)))";
    pub(super) static TOPICS_OF = "SELECT t.id, t.key, t.name FROM post_topics pt
        JOIN topics t ON t.id = pt.topic_id WHERE pt.post_id = $1 ORDER BY t.key";
    pub(super) static TOPICS = concat!("SELECT t.id, t.key, ", name_seen!(), " FROM topics t LEFT JOIN topics m ON m.id = t.merged_into
        WHERE t.id IN ($3[]) AND ", one_of_merged!("mutes o ON o.person_id = $1 AND o.kind = 'topic' AND o.target_id"), "
        ORDER BY t.key");
    pub(super) static FOLLOWED_TOPICS = concat!("SELECT t.id, t.key, ", name_seen!(), "
        FROM topic_follows tf
        JOIN topics t ON t.id = tf.topic_id LEFT JOIN topics m ON m.id = t.merged_into
        WHERE tf.person_id = $1 AND ", one_of_merged!("topic_follows o ON o.person_id = $1 AND o.topic_id"), "
        ORDER BY t.key");
}
