//! The SQL of the lists. `$1` and `$2` are the viewer, as `spaces::visible_to!` wants them; `$3` is
//! what the list is of, `$4` the last post seen, `$5` how many.

use spaces::{followed_by, visible_to};

macro_rules! newest {
    ($which:expr) => {
        concat!(
            "SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
             WHERE p.deleted_at IS NULL AND ",
            visible_to!("s"),
            " AND p.id < $4 AND ",
            $which,
            " ORDER BY p.id DESC LIMIT $5"
        )
    };
}

kernel::sql! {
    pub(crate) static HOME = newest!(concat!("$3 = 0 AND s.kind <> 'conversation' AND (",
        followed_by!("s"), "
        OR EXISTS (SELECT 1 FROM follows f WHERE f.person_id = $1 AND f.followed_id = p.author_id)
        OR EXISTS (SELECT 1 FROM topic_follows tf JOIN post_topics pt ON pt.topic_id = tf.topic_id
                   WHERE tf.person_id = $1 AND pt.post_id = p.id))"));
    pub(crate) static SPACE = newest!("p.space_id = $3");
    pub(crate) static PERSON = newest!("p.author_id = $3 AND s.kind <> 'conversation'");
    pub(crate) static TOPIC = newest!("s.kind <> 'conversation'
        AND EXISTS (SELECT 1 FROM post_topics pt WHERE pt.topic_id = $3 AND pt.post_id = p.id)");
    pub(crate) static FOLLOWED = concat!("SELECT s.id FROM spaces s
        WHERE ", followed_by!("s"), " AND s.kind <> 'conversation'");
}
