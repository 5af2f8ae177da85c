//! The SQL of topics. `$1` and `$2` are the viewer's, as `spaces::reads!` wants them.

use spaces::reads;

use crate::store::topic_seen;

/// How the topic `m` is written: as somebody decided; as it was first written, for who reads the first post under it;
/// else its key. How somebody spells it in a secret space is nobody else's to see.
macro_rules! written {
    () => {
        concat!(
            "CASE WHEN m.label <> '' THEN m.label
             WHEN EXISTS (SELECT 1 FROM posts wp JOIN spaces ws ON ws.id = wp.space_id
                WHERE wp.id = (SELECT MIN(wt.post_id) FROM post_topics wt WHERE wt.topic_id = m.id)
                  AND wp.deleted_at IS NULL AND ",
            reads!("ws", "wp"),
            ") THEN m.name ELSE m.key END"
        )
    };
}

/// What the topic `m` is about, which guests are not told: it was written for the members of an open space.
macro_rules! description {
    () => {
        "CASE WHEN $2 = 1 THEN m.description ELSE '' END"
    };
}

/// The posts under topics, `pt` and `p` in `s`, that the viewer may read and that lists of topics are made of: none of
/// private conversations and notebooks.
macro_rules! listed {
    () => {
        concat!(
            "post_topics pt JOIN posts p ON p.id = pt.post_id JOIN spaces s ON s.id = p.space_id
             WHERE p.deleted_at IS NULL AND s.kind NOT IN ('conversation', 'notebook') AND ",
            reads!("s", "p")
        )
    };
}

kernel::sql! {
    pub(super) static INSERT = "INSERT INTO topics (id, key, name, alike) VALUES ($1, $2, $3, $4)
        ON CONFLICT (key) DO NOTHING";
    pub(super) static RAW = "SELECT id, merged_into FROM topics WHERE key = $1";
    pub(super) static FIND = "SELECT m.id, m.key, m.name FROM topics t
        JOIN topics m ON m.id = COALESCE(t.merged_into, t.id) WHERE t.key = $1";
    // The topic of this key, or what it was merged into, where the viewer sees a post that has it.
    pub(super) static SEEN = concat!("SELECT m.id, m.key, CASE WHEN m.label = '' THEN m.key ELSE m.label END, ", description!(), "
        FROM topics t JOIN topics m ON m.id = COALESCE(t.merged_into, t.id)
        WHERE t.key = $3 AND ", topic_seen!("m"));
    pub(super) static FOLLOW = "INSERT INTO topic_follows (person_id, topic_id)
        VALUES ($1, $2) ON CONFLICT DO NOTHING";
    pub(super) static UNFOLLOW = "DELETE FROM topic_follows WHERE person_id = $1
        AND topic_id IN (SELECT t.id FROM topics t WHERE t.id = $2 OR t.merged_into = $2)";
    pub(super) static FOLLOWS = "SELECT 1 FROM topic_follows WHERE person_id = $1 AND topic_id = $2";
    // Topics that begin with $3, or are spelled like $4; what was merged leads on.
    pub(super) static COMPLETE = concat!("SELECT DISTINCT m.id, m.key, ", written!(), ", m.alike
        FROM topics t JOIN topics m ON m.id = COALESCE(t.merged_into, t.id)
        WHERE (t.key LIKE $3 OR (t.alike = $4 AND $4 <> '')) AND ", topic_seen!("m"), "
        ORDER BY m.key LIMIT 24");
    // The topics of these spellings.
    pub(super) static SPELLED = concat!("SELECT DISTINCT t.alike, m.id, m.key, ", written!(), "
        FROM topics t JOIN topics m ON m.id = COALESCE(t.merged_into, t.id)
        WHERE t.alike IN ($3[]) AND ", topic_seen!("m"), " ORDER BY m.key LIMIT 40");
    // How many posts these topics have, $4 at most of each.
    pub(super) static COUNTS = concat!("SELECT m.id, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM ", listed!(), "
            AND pt.topic_id = m.id LIMIT $4) n)
        FROM topics m WHERE m.id IN ($3[])");
    // The topics whose key begins with $3, after $4.
    pub(super) static LIST = concat!("SELECT m.id, m.key, ", written!(), ", ", description!(), "
        FROM topics m WHERE m.merged_into IS NULL AND m.key LIKE $3 AND m.key > $4
          AND EXISTS (SELECT 1 FROM ", listed!(), " AND pt.topic_id = m.id)
        ORDER BY m.key LIMIT $5");
    pub(super) static FOLLOWED = concat!("SELECT m.id, m.key, ", written!(), ", ", description!(), "
        FROM topic_follows tf JOIN topics m ON m.id = tf.topic_id
        WHERE tf.person_id = $1 AND m.merged_into IS NULL
          AND EXISTS (SELECT 1 FROM ", listed!(), " AND pt.topic_id = m.id)
        ORDER BY m.key");
    // What was written about most in posts from $3 on.
    pub(super) static LATELY = concat!("SELECT m.id, m.key, ", written!(), ", ", description!(), "
        FROM (SELECT pt.topic_id AS id, COUNT(*) AS posts FROM ", listed!(), " AND p.id >= $3
              GROUP BY pt.topic_id) w JOIN topics m ON m.id = w.id
        ORDER BY w.posts DESC, m.key LIMIT $4");
    // Of the newest $4 posts under the topic $3: the topics that they have too, by how many have them.
    pub(super) static RELATED = concat!("SELECT m.id, m.key, ", written!(), ", ", description!(), "
        FROM (SELECT o.topic_id AS id, COUNT(*) AS posts FROM (
                SELECT p.id AS post_id FROM ", listed!(), " AND pt.topic_id = $3 ORDER BY p.id DESC LIMIT $4) n
              JOIN post_topics o ON o.post_id = n.post_id AND o.topic_id <> $3 GROUP BY o.topic_id) w
        JOIN topics m ON m.id = w.id ORDER BY w.posts DESC, m.key LIMIT $5");
    // The same of the spaces they are in, the one written in last first.
    pub(super) static SPACES = concat!("SELECT o.slug, o.name, o.kind FROM (
            SELECT p.id, p.space_id FROM ", listed!(), " AND pt.topic_id = $3 AND s.kind <> 'personal'
            ORDER BY p.id DESC LIMIT $4) n JOIN spaces o ON o.id = n.space_id
        GROUP BY o.id, o.slug, o.name, o.kind ORDER BY MAX(n.id) DESC LIMIT $5");
    // Who wrote them where it is not secret that the space is there, whoever wrote last first.
    pub(super) static PEOPLE = concat!("SELECT n.author_id FROM (
            SELECT p.id, p.author_id FROM ", listed!(), " AND pt.topic_id = $3 AND s.access <> 'secret'
            ORDER BY p.id DESC LIMIT $4) n
        JOIN people pe ON pe.id = n.author_id
        WHERE pe.closed_at IS NULL AND ", people::visible_person!("n.author_id", "$1", "$2"), "
          AND NOT ", people::blocked!("$1", "n.author_id"), "
        GROUP BY n.author_id ORDER BY MAX(n.id) DESC LIMIT $5");
    // Whether the viewer manages an open community at all: most people manage none.
    pub(super) static MANAGES_ANY = "SELECT 1 FROM memberships mm JOIN spaces s ON s.id = mm.space_id
        WHERE mm.person_id = $1 AND mm.role = 'animator' AND s.access = 'open' AND s.kind <> 'personal' LIMIT 1";
    // Whether the viewer reads a post under the topic $3 in an open space.
    pub(super) static IS_OPEN = concat!("SELECT 1 FROM ", listed!(), " AND pt.topic_id = $3 AND s.access = 'open' LIMIT 1");
    // Whether the viewer manages an open community with such a post: `spaces::managed` in SQL.
    pub(super) static MANAGES = concat!("SELECT 1 FROM ", listed!(), " AND pt.topic_id = $3 AND s.kind <> 'personal'
        AND s.access = 'open' AND $2 = 1
        AND EXISTS (SELECT 1 FROM memberships mm WHERE mm.space_id = s.id AND mm.person_id = $1
            AND mm.role = 'animator') LIMIT 1");
    // Topics of one spelling that the viewer sees, two of them.
    pub(super) static TWINS = concat!("SELECT a.key, b.key FROM topics a JOIN topics b ON b.alike = a.alike AND b.key > a.key
        WHERE a.alike <> '' AND a.merged_into IS NULL AND b.merged_into IS NULL
          AND EXISTS (SELECT 1 FROM ", listed!(), " AND pt.topic_id = a.id)
          AND EXISTS (SELECT 1 FROM ", listed!(), " AND pt.topic_id = b.id)
        ORDER BY a.key, b.key LIMIT 20");

    pub(super) static POSTS_OF = "SELECT pt.post_id FROM post_topics pt WHERE pt.topic_id = (
        SELECT COALESCE(t.merged_into, t.id) FROM topics t WHERE t.id = $1) ORDER BY pt.post_id";
    pub(super) static MOVE_POSTS = "INSERT INTO post_topics (topic_id, post_id)
        SELECT $2, pt.post_id FROM post_topics pt WHERE pt.topic_id = $1 ON CONFLICT DO NOTHING";
    pub(super) static LEAVE_POSTS = "DELETE FROM post_topics WHERE topic_id = $1";
    // Who chose the topic $1 chose $2: what they chose stays, for those who see nothing of what it leads to.
    pub(super) static MOVE_FOLLOWS = "INSERT INTO topic_follows (person_id, topic_id)
        SELECT tf.person_id, $2 FROM topic_follows tf WHERE tf.topic_id = $1 ON CONFLICT DO NOTHING";
    pub(super) static MOVE_MUTES = "INSERT INTO mutes (person_id, kind, target_id, until)
        SELECT mu.person_id, mu.kind, $2, mu.until FROM mutes mu
        WHERE mu.kind = 'topic' AND mu.target_id = $1 ON CONFLICT DO NOTHING";
    pub(super) static TAKE_BACK = "UPDATE topics SET merged_into = NULL WHERE id = $1";
    pub(super) static MERGE = "UPDATE topics SET merged_into = $2 WHERE id = $1 OR merged_into = $1";
    pub(super) static LABEL = "UPDATE topics SET label = $2 WHERE id = $1";
    pub(super) static DESCRIBE = "UPDATE topics SET description = $2 WHERE id = $1";
    pub(super) static MERGED_INTO = "SELECT merged_into FROM topics WHERE id = $1";
}
