//! The SQL of what keeps a post, of what this crate owns.

kernel::sql! {
    // Held with their space or their author, or for what somebody held wrote under them.
    static HELD = concat!("SELECT p.id FROM posts p WHERE p.id IN ($1[]) AND CAST($2 AS BIGINT) IS NOT NULL AND (",
        spaces::held!("p.space_id", "p.author_id"), "
          OR EXISTS (SELECT 1 FROM comments c JOIN holds h ON h.person_id = c.author_id AND h.lifted_at IS NULL
            WHERE c.post_id = p.id))");
    static PINNED = "SELECT post_id FROM pins WHERE post_id IN ($1[]) AND at <= $2";
    // Somebody is still asked to answer.
    static AWAITED = "SELECT id FROM posts WHERE id IN ($1[]) AND awaits = 1 AND created_at <= $2";
}

crate::stays! { "hold" => HELD, "pinned" => PINNED, "awaited" => AWAITED }
