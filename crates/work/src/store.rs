//! The SQL of tasks.

kernel::sql! {
    pub(crate) static SPACE_OF = "SELECT space_id FROM posts WHERE id = $1";
    pub(crate) static KEEP = "INSERT INTO tasks (post_id, author_id, assignee_id, is_open, day, at, late_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (post_id) DO UPDATE SET assignee_id = excluded.assignee_id, is_open = excluded.is_open,
            day = excluded.day, at = excluded.at, late_at = excluded.late_at";
    // What cards show beside the fields: when they are late, and whether they were made of something.
    pub(crate) static BESIDE = "SELECT t.post_id, t.late_at, s.post_id, s.comment_id FROM tasks t
        LEFT JOIN task_sources s ON s.task_id = t.post_id WHERE t.post_id IN ($1[])";

    // What posts say goes with them: see `posts::trash`.
    static SWEEP_TASKS = concat!("DELETE FROM tasks
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_SOURCES = concat!("DELETE FROM task_sources
        WHERE task_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sweeps! {
    SWEEP_TASKS after 30 days,
    SWEEP_SOURCES after 30 days,
}
