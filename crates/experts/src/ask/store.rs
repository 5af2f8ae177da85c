//! The SQL of questions that are put to experts.

macro_rules! request {
    () => {
        "r.id, r.ask_id, r.person_id, r.state, r.reason, r.passed_by, r.until, a.post_id, a.asked_by, a.ended_at"
    };
}

kernel::sql! {
    // Whether somebody else than its author said something under it.
    pub(super) static HAS_ANSWERS = "SELECT COUNT(*) FROM comments c JOIN posts p ON p.id = c.post_id
        WHERE c.post_id = $1 AND c.deleted_at IS NULL AND c.author_id <> p.author_id";
    // The latest time that a question was put to people: not where nobody was there to be asked.
    pub(super) static LATEST = "SELECT a.begun_at, a.ended_at FROM expert_asks a WHERE a.post_id = $1
          AND (a.ended_at IS NULL OR EXISTS (SELECT 1 FROM expert_requests r WHERE r.ask_id = a.id))
        ORDER BY a.id DESC LIMIT 1";
    pub(super) static BEGIN = "INSERT INTO expert_asks (id, post_id, asked_by, begun_at, looked_at, ended_at)
        VALUES ($1, $2, $3, $4, $4, NULL)";
    pub(super) static END = "UPDATE expert_asks SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    pub(super) static LOOKED = "UPDATE expert_asks SET looked_at = $2 WHERE id = $1";
    pub(super) static ASK = "SELECT a.post_id, a.asked_by, a.ended_at FROM expert_asks a WHERE a.id = $1";
    // Everybody to whom a question was put, or is to be, whenever.
    pub(super) static PUT_TO = "SELECT r.person_id FROM expert_requests r JOIN expert_asks a ON a.id = r.ask_id
        WHERE a.post_id = $1";
    pub(super) static ADD = "INSERT INTO expert_requests (id, ask_id, person_id, place, state, reason, passed_by)
        VALUES ($1, $2, $3, (SELECT COALESCE(MAX(place), 0) + 1 FROM expert_requests WHERE ask_id = $2),
            'waiting', $4, $5) ON CONFLICT DO NOTHING";
    // A request that somebody passes on is put before those that wait.
    pub(super) static FIRST = "UPDATE expert_requests SET place = (SELECT MIN(place) - 1 FROM expert_requests o
        WHERE o.ask_id = $1) WHERE ask_id = $1 AND person_id = $2 AND state = 'waiting'";
    pub(super) static REQUESTS = concat!("SELECT ", request!(), " FROM expert_requests r
        JOIN expert_asks a ON a.id = r.ask_id WHERE r.ask_id = $1 ORDER BY r.place, r.id");
    pub(super) static REQUEST = concat!("SELECT ", request!(), " FROM expert_requests r
        JOIN expert_asks a ON a.id = r.ask_id WHERE r.id = $1");
    // What waits for an answer of the viewer.
    pub(super) static MINE = concat!("SELECT ", request!(), " FROM expert_requests r
        JOIN expert_asks a ON a.id = r.ask_id
        WHERE r.person_id = $1 AND r.state IN ('open', 'silent') AND a.ended_at IS NULL ORDER BY r.id DESC LIMIT 20");
    pub(super) static OPEN_OF = "SELECT COUNT(*) FROM expert_requests WHERE person_id = $1 AND state = 'open'";
    pub(super) static OPEN = "UPDATE expert_requests SET state = 'open', asked_at = $2, until = $3 WHERE id = $1";
    pub(super) static SETTLE = "UPDATE expert_requests SET state = $2 WHERE id = $1";
    // Those who are not told, of a question that has its answer.
    pub(super) static FORGET_WAITING = "DELETE FROM expert_requests WHERE ask_id = $1 AND state = 'waiting'";
    // Who of those who were asked said something under the question since.
    pub(super) static ANSWERED = "SELECT r.id FROM expert_requests r JOIN expert_asks a ON a.id = r.ask_id
        WHERE r.ask_id = $1 AND r.state IN ('open', 'silent') AND EXISTS (SELECT 1 FROM comments c
            WHERE c.post_id = a.post_id AND c.author_id = r.person_id AND c.deleted_at IS NULL
              AND c.created_at >= r.asked_at)";
    // Whether a question still looks for an answer, and where it stands.
    pub(super) static QUESTION = "SELECT p.space_id, p.author_id FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.id = $1 AND p.deleted_at IS NULL AND p.kind = 'question' AND p.state = 'open'
          AND s.archived_at IS NULL AND s.kind NOT IN ('conversation', 'notebook', 'agreement')";
    // Who of these has an account in hand.
    pub(super) static CAN_ANSWER = "SELECT id FROM people
        WHERE id IN ($1[]) AND role <> 'guest' AND closed_at IS NULL AND claimed_at IS NOT NULL";
    // Running ones that nobody looked at since $1, those looked at longest ago first.
    pub(super) static RUNNING = "SELECT id FROM expert_asks WHERE ended_at IS NULL AND looked_at <= $1
        ORDER BY looked_at, id LIMIT 100";
    // Open questions numbered from $1 to $2, to which nobody but their author said anything, and which were put to
    // nobody yet.
    pub(super) static UNANSWERED = "SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.kind = 'question' AND p.state = 'open' AND p.deleted_at IS NULL AND p.id > $1 AND p.id <= $2
          AND s.archived_at IS NULL AND s.kind NOT IN ('conversation', 'notebook', 'agreement', 'personal')
          AND NOT EXISTS (SELECT 1 FROM comments c
            WHERE c.post_id = p.id AND c.deleted_at IS NULL AND c.author_id <> p.author_id)
          AND NOT EXISTS (SELECT 1 FROM expert_asks a WHERE a.post_id = p.id)
        ORDER BY p.id LIMIT 10";

    static SWEEP_ASKS = "DELETE FROM expert_asks WHERE ended_at < $1";
}

kernel::sweeps! { SWEEP_ASKS after 180 days }
