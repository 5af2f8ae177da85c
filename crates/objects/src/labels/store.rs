//! The SQL of labels.

kernel::sql! {
    pub(crate) static INSERT = "INSERT INTO labels
        (id, space_id, kind, name, presets, guide, strangers, token, keeper_id, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    pub(crate) static CHANGE = "UPDATE labels SET name = $2, presets = $3, guide = $4, strangers = $5, keeper_id = $6
        WHERE id = $1";
    pub(crate) static RENEW = "UPDATE labels SET token = $2 WHERE id = $1";
    pub(crate) static WITHDRAW = "UPDATE labels SET withdrawn_at = $2 WHERE id = $1";

    pub(crate) static ONE = "SELECT id, space_id, kind, name, presets, guide, strangers, token, keeper_id
        FROM labels WHERE id = $1 AND withdrawn_at IS NULL";
    pub(crate) static BY_TOKEN = "SELECT id, space_id, kind, name, presets, guide, strangers, token, keeper_id
        FROM labels WHERE token = $1 AND withdrawn_at IS NULL";
    // Those of the spaces that the viewer ($1, $2) manages, all that they see where $3 says so; of the space $4 and
    // the kind $5, where they are said.
    pub(crate) static MANAGED = concat!("SELECT l.id, l.space_id, l.kind, l.name, l.presets, l.guide, l.strangers,
            l.token, l.keeper_id FROM labels l JOIN spaces s ON s.id = l.space_id
        WHERE l.withdrawn_at IS NULL AND ", spaces::visible_to!("s"), "
          AND ($3 = 1 OR EXISTS (SELECT 1 FROM memberships m
              WHERE m.space_id = s.id AND m.person_id = $1 AND m.role = 'animator'))
          AND (l.space_id = $4 OR $4 = 0) AND ($5 = '' OR l.kind = $5)
        ORDER BY l.name, l.id LIMIT $6");
    pub(crate) static COUNT = "SELECT COUNT(*) FROM labels WHERE space_id = $1 AND withdrawn_at IS NULL";

    // Nothing where there is no such label.
    pub(crate) static REPORTED = "INSERT INTO label_posts (post_id, label_id, follow)
        SELECT $1, id, $3 FROM labels WHERE id = $2 ON CONFLICT (post_id) DO NOTHING";
    pub(crate) static OF_POSTS = "SELECT r.post_id, l.id, l.name, r.follow FROM label_posts r
        JOIN labels l ON l.id = r.label_id WHERE r.post_id IN ($1[])";
    // The newest posts of the label $3 that the viewer ($1, $2) may read.
    pub(crate) static LATEST = concat!("SELECT p.id FROM label_posts r JOIN posts p ON p.id = r.post_id
        JOIN spaces s ON s.id = p.space_id
        WHERE r.label_id = $3 AND p.deleted_at IS NULL AND ", spaces::reads!("s", "p"), "
        ORDER BY p.id DESC LIMIT $4");
    // Who handled or was named in these posts, most often first.
    pub(crate) static KNOW = "SELECT x.person_id FROM (
            SELECT pp.post_id, pp.person_id FROM post_people pp WHERE pp.post_id IN ($1[])
            UNION SELECT m.post_id, m.person_id FROM object_moves m WHERE m.post_id IN ($1[])) x
        JOIN people pe ON pe.id = x.person_id AND pe.closed_at IS NULL
        GROUP BY x.person_id ORDER BY COUNT(*) DESC, x.person_id LIMIT 3";

    // What somebody without an account follows: the post, its kind and state, its fields for its number, and when
    // it was last moved.
    pub(crate) static FOLLOWED = "SELECT p.id, p.kind, p.state, p.fields,
            (SELECT MAX(m.at) FROM object_moves m WHERE m.post_id = p.id)
        FROM label_posts r JOIN posts p ON p.id = r.post_id JOIN labels l ON l.id = r.label_id
        WHERE r.follow = $1 AND p.deleted_at IS NULL";

    pub(crate) static TRY = "INSERT INTO label_tries (id, what, at) VALUES ($1, $2, $3)";
    pub(crate) static TRIES = "SELECT COUNT(*), COALESCE(MIN(at), 0) FROM label_tries WHERE what = $1 AND at > $2";

    static SWEEP_TRIES = "DELETE FROM label_tries WHERE at <= $1";
    static SWEEP_REPORTED = concat!("DELETE FROM label_posts
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sweeps! {
    SWEEP_TRIES after 1 days,
    SWEEP_REPORTED after 30 days,
}
