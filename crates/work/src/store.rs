//! The SQL of tasks.

macro_rules! mine_columns {
    () => {
        "p.id, p.title, p.state, p.fields, s.slug, s.name, s.kind,
         CASE WHEN EXISTS (SELECT 1 FROM task_sources o WHERE o.task_id = p.id) THEN 1 ELSE 0 END"
    };
}

macro_rules! mine_asked {
    () => {
        concat!(
            "p.deleted_at IS NULL AND (CAST($3 AS BIGINT) = 0 OR p.space_id = $3)
             AND COALESCE(t.day, 0) >= $5 AND COALESCE(t.day, 0) <= $6 AND ",
            spaces::reads!("s", "p")
        )
    };
}

/// The tasks of the viewer, at most $4, due from the day $5 to the day $6 (0 for those that are never due): what is due first, what is due never last.
macro_rules! mine {
    ($whose:literal, $open:literal) => {
        concat!(
            "SELECT ",
            mine_columns!(),
            " FROM tasks t JOIN posts p ON p.id = t.post_id JOIN spaces s ON s.id = p.space_id
              WHERE ",
            $whose,
            " AND t.is_open = ",
            $open,
            " AND ",
            mine_asked!(),
            " ORDER BY CASE WHEN t.day IS NULL THEN 1 ELSE 0 END, t.day, t.post_id LIMIT $4"
        )
    };
}

kernel::sql! {
    pub(crate) static FIELDS_OF = "SELECT fields FROM posts WHERE id = $1 AND kind = $2";
    pub(crate) static SPACE_OF = "SELECT space_id FROM posts WHERE id = $1";
    pub(crate) static KEEP = "INSERT INTO tasks (post_id, author_id, assignee_id, is_open, day, at, late_at, tell_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (post_id) DO UPDATE SET assignee_id = excluded.assignee_id, is_open = excluded.is_open,
            day = excluded.day, at = excluded.at, late_at = excluded.late_at, tell_at = excluded.tell_at";
    pub(crate) static NEXT_DUE = "SELECT MIN(tell_at) FROM tasks WHERE tell_at IS NOT NULL";
    // Tasks of which is to be told at $1, each with its space, and whether there is something to tell.
    pub(crate) static DUE_TASKS = "SELECT t.post_id, p.space_id,
            CASE WHEN t.late_at > $1 AND p.deleted_at IS NULL AND s.archived_at IS NULL THEN 1 ELSE 0 END
        FROM tasks t JOIN posts p ON p.id = t.post_id JOIN spaces s ON s.id = p.space_id
        WHERE t.tell_at <= $1 ORDER BY t.tell_at LIMIT 100";
    pub(crate) static TOLD_TASK = "UPDATE tasks SET tell_at = NULL WHERE post_id = $1 AND tell_at IS NOT NULL";
    // Who is in charge of a task: whoever it is given to, or else its author.
    pub(crate) static IN_CHARGE = "SELECT COALESCE(assignee_id, author_id) FROM tasks
        WHERE post_id = $1 AND is_open = 1";
    // What cards show beside the fields: when they are late, and whether they were made of something.
    pub(crate) static BESIDE = "SELECT t.post_id, t.late_at, s.post_id, s.comment_id FROM tasks t
        LEFT JOIN task_sources s ON s.task_id = t.post_id WHERE t.post_id IN ($1[])";

    // One's own tasks ($1, $2): in the space $3, where it is not 0. The walk goes along what is due.
    pub(crate) static GIVEN = mine!("t.assignee_id = $1", "1");
    pub(crate) static UNGIVEN = mine!("t.author_id = $1 AND t.assignee_id IS NULL", "1");
    pub(crate) static CREATED = mine!("t.author_id = $1", "1");
    pub(crate) static FINISHED = concat!("SELECT ", mine_columns!(), " FROM tasks t
        JOIN posts p ON p.id = t.post_id JOIN spaces s ON s.id = p.space_id
        WHERE (t.assignee_id = $1 OR (t.author_id = $1 AND t.assignee_id IS NULL)) AND t.is_open = 0
          AND ", mine_asked!(), " ORDER BY t.post_id DESC LIMIT $4");

    pub(crate) static SOURCE = "INSERT INTO task_sources (task_id, post_id, comment_id) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    pub(crate) static SOURCE_OF = "SELECT post_id, comment_id FROM task_sources WHERE task_id = $1";

    pub(crate) static REMIND = "INSERT INTO reminders (id, person_id, post_id, comment_id, at)
        VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static COUNT_REMINDERS = "SELECT COUNT(*) FROM reminders WHERE person_id = $1 AND told_at IS NULL";
    pub(crate) static CHANGE_REMINDER = "UPDATE reminders SET at = $3
        WHERE person_id = $1 AND id = $2 AND told_at IS NULL";
    pub(crate) static FORGET_REMINDER = "DELETE FROM reminders
        WHERE person_id = $1 AND id = $2 AND told_at IS NULL";
    // Those of the viewer ($1, $2) before $3, of what they may still read.
    pub(crate) static MY_REMINDERS = concat!("SELECT r.id, r.post_id, r.comment_id, r.at,
            CASE WHEN c.id IS NULL THEN p.title ELSE '' END,
            SUBSTR(CASE WHEN c.id IS NULL THEN p.body ELSE c.body END, 1, 2000)
        FROM reminders r JOIN posts p ON p.id = r.post_id AND p.deleted_at IS NULL
        JOIN spaces s ON s.id = p.space_id
        LEFT JOIN comments c ON c.id = r.comment_id AND c.deleted_at IS NULL
        WHERE r.person_id = $1 AND r.told_at IS NULL AND r.at < $3 AND (r.comment_id IS NULL OR c.id IS NOT NULL) AND ",
        spaces::reads!("s", "p"), " ORDER BY r.at, r.id");
    pub(crate) static NEXT_REMINDER = "SELECT MIN(at) FROM reminders WHERE told_at IS NULL";
    pub(crate) static DUE_REMINDERS = "SELECT id FROM reminders WHERE at <= $1 AND told_at IS NULL
        ORDER BY at LIMIT 100";
    pub(crate) static TOLD_REMINDER = "UPDATE reminders SET told_at = $2 WHERE id = $1 AND told_at IS NULL";
    // Of what somebody is reminded by an entry of the log.
    pub(crate) static REMINDED_OF = "SELECT r.person_id, r.post_id, r.comment_id, p.space_id
        FROM reminders r JOIN posts p ON p.id = r.post_id WHERE r.id = $1";

    pub(crate) static PLAN = "INSERT INTO task_blocks (id, person_id, task_id, starts, ends)
        VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static COUNT_BLOCKS = "SELECT COUNT(*) FROM task_blocks WHERE person_id = $1 AND ends > $2";
    pub(crate) static MOVE_BLOCK = "UPDATE task_blocks SET starts = $3, ends = $4
        WHERE person_id = $1 AND id = $2";
    pub(crate) static FORGET_BLOCK = "DELETE FROM task_blocks WHERE person_id = $1 AND id = $2";
    // The hours of the viewer ($1, $2) that touch the time from $3 to $4.
    pub(crate) static MY_BLOCKS = concat!("SELECT b.id, b.task_id, b.starts, b.ends, p.title, p.state
        FROM task_blocks b JOIN posts p ON p.id = b.task_id AND p.deleted_at IS NULL
        JOIN spaces s ON s.id = p.space_id
        WHERE b.person_id = $1 AND b.starts < $4 AND b.ends > $3 AND ", spaces::reads!("s", "p"), "
        ORDER BY b.starts, b.id");
    pub(crate) static PLANNED = "SELECT DISTINCT task_id FROM task_blocks WHERE person_id = $1 AND ends > $2";
    // Of these posts those that the viewer ($1, $2) reads, at most $4: the newest.
    pub(crate) static HEADINGS = concat!("SELECT p.id, p.title, SUBSTR(p.body, 1, 500), s.name, s.kind FROM posts p
        JOIN spaces s ON s.id = p.space_id WHERE p.id IN ($3[]) AND p.deleted_at IS NULL AND ",
        spaces::reads!("s", "p"), " ORDER BY p.id DESC LIMIT $4");

    pub(crate) static FIRST = "SELECT page FROM first_pages WHERE person_id = $1";
    pub(crate) static CHOOSE_FIRST = "INSERT INTO first_pages (person_id, page) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET page = excluded.page";
    pub(crate) static FORGET_FIRST = "DELETE FROM first_pages WHERE person_id = $1";

    // What posts say goes with them: see `posts::trash`.
    static SWEEP_TASKS = concat!("DELETE FROM tasks
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_REMINDERS = concat!("DELETE FROM reminders
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_TOLD = "DELETE FROM reminders WHERE told_at <= $1";
    static SWEEP_BLOCKS = concat!("DELETE FROM task_blocks
        WHERE task_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_SOURCES = concat!("DELETE FROM task_sources
        WHERE task_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sql! {
    static OPEN = "SELECT post_id FROM tasks
        WHERE post_id IN ($1[]) AND is_open = 1 AND CAST($2 AS BIGINT) IS NOT NULL";
}

posts::stays! { "open" => OPEN }

kernel::sweeps! {
    SWEEP_TASKS after 30 days,
    SWEEP_SOURCES after 30 days,
    SWEEP_REMINDERS after 30 days,
    SWEEP_TOLD after 30 days,
    SWEEP_BLOCKS after 30 days,
}
