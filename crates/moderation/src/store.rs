//! The SQL of moderation.

use kernel::{Result, Row};

use crate::model::{
    Answered, Appeal, Case, Decision, Desk, Kind, Measure, Outcome, Reason, Report,
};

/// The predicate *does the viewer $1 sit at this desk of the case `c`?*, a desk being the column `desk` of a table
/// alias; $2 says whether they moderate the network, $3 whether they are the referent. Nobody decides on what is
/// their own, or on what they reported; a guest who manages a space on what guests may read there; and the
/// referent on what was sent to them, or to one who is here no more. Where no manager is left who may decide, but
/// for whoever decided first (a column, or 0), the moderators do, unless the space is by agreement.
macro_rules! sits_at {
    ($of:literal, $but:literal) => {
        concat!(
            "(c.author_id <> $1 AND NOT EXISTS (SELECT 1 FROM reports sr
                WHERE sr.case_id = c.id AND sr.reporter_id = $1) AND ((",
            $of,
            ".desk = 'managers' AND EXISTS (SELECT 1 FROM memberships sm
                JOIN people sp ON sp.id = sm.person_id JOIN spaces ss ON ss.id = sm.space_id
                WHERE sm.space_id = c.space_id AND sm.person_id = $1 AND sm.role = 'animator'
                  AND (sp.role <> 'guest' OR ss.guests_from < ",
            post_of!(),
            ")))
              OR (",
            $of,
            ".desk = 'managers' AND $2 = 1 AND NOT EXISTS (SELECT 1 FROM spaces ag
                WHERE ag.id = c.space_id AND ag.kind = 'agreement')
              AND NOT EXISTS (SELECT 1 FROM memberships em
                JOIN people ep ON ep.id = em.person_id JOIN spaces es ON es.id = em.space_id
                WHERE em.space_id = c.space_id AND em.role = 'animator' AND ep.closed_at IS NULL
                  AND ep.claimed_at IS NOT NULL AND em.person_id NOT IN (c.author_id, ",
            $but,
            ")
                  AND NOT EXISTS (SELECT 1 FROM reports er
                    WHERE er.case_id = c.id AND er.reporter_id = em.person_id)
                  AND (ep.role <> 'guest' OR es.guests_from < ",
            post_of!(),
            ")))
              OR (",
            $of,
            ".desk = 'moderators' AND $2 = 1) OR (",
            $of,
            ".desk = 'referent' AND (",
            $of,
            ".referent_id = $1 OR ($3 = 1 AND NOT EXISTS (SELECT 1 FROM people rp
                WHERE rp.id = ",
            $of,
            ".referent_id AND rp.closed_at IS NULL AND rp.role <> 'guest'))))))"
        )
    };
}

/// The post that a case `c` is about, or that its comment is under; 0 for a person.
macro_rules! post_of {
    () => {
        "(CASE c.object WHEN 'post' THEN c.object_id WHEN 'comment' THEN COALESCE(
            (SELECT gc.post_id FROM comments gc WHERE gc.id = c.object_id), 0) ELSE 0 END)"
    };
}

/// Whether a case is of the space $4, or $4 is 0.
macro_rules! here {
    () => {
        "(CAST($4 AS BIGINT) = 0 OR c.space_id = $4)"
    };
}

macro_rules! case_columns {
    () => {
        "c.id, c.object, c.object_id, c.author_id, c.space_id, c.desk, c.title, c.body, c.written_at,
         c.opened_at, c.closed_at, c.referent_id"
    };
}

macro_rules! decision_columns {
    () => {
        "d.id, d.case_id, d.measure, d.rule, d.words, d.decided_by, d.decided_at, d.suspension_id,
         d.suspended_in, d.suspended_until, d.undone_by, d.undone_at, a.desk, a.words, a.at, a.outcome,
         a.answer, a.answered_by, a.answered_at, a.referent_id"
    };
}

kernel::sql! {
    // What the person $1 said against decisions about them.
    pub(crate) static FORGET_APPEALS = "UPDATE appeals SET words = ''
        WHERE decision_id IN (SELECT d.id FROM moderation_decisions d
            JOIN moderation_cases c ON c.id = d.case_id WHERE c.author_id = $1)";
    // What was reported of what the person $1 wrote, as each report found it.
    pub(crate) static FORGET_REPORTED = "UPDATE reports SET title = '', body = ''
        WHERE case_id IN (SELECT c.id FROM moderation_cases c WHERE c.author_id = $1)";
    // Words that name somebody ($1, a pattern): what was reported, and what was said about it.
    pub(crate) static NAMING_CASES = "SELECT id, title, body FROM moderation_cases
        WHERE LOWER(title) LIKE $1 ESCAPE '!' OR LOWER(body) LIKE $1 ESCAPE '!'";
    pub(crate) static SET_CASE = "UPDATE moderation_cases SET title = $2, body = $3 WHERE id = $1";
    pub(crate) static NAMING_DECISIONS = "SELECT id, words FROM moderation_decisions
        WHERE LOWER(words) LIKE $1 ESCAPE '!'";
    pub(crate) static SET_DECISION = "UPDATE moderation_decisions SET words = $2 WHERE id = $1";
    pub(crate) static NAMING_REPORTS = "SELECT case_id, reporter_id, words, title, body FROM reports
        WHERE LOWER(words) LIKE $1 ESCAPE '!' OR LOWER(title) LIKE $1 ESCAPE '!' OR LOWER(body) LIKE $1 ESCAPE '!'";
    pub(crate) static SET_REPORT = "UPDATE reports SET words = $3, title = $4, body = $5
        WHERE case_id = $1 AND reporter_id = $2";
    pub(crate) static NAMING_APPEALS = "SELECT decision_id, words, answer FROM appeals
        WHERE LOWER(words) LIKE $1 ESCAPE '!' OR LOWER(answer) LIKE $1 ESCAPE '!'";
    pub(crate) static SET_APPEAL = "UPDATE appeals SET words = $2, answer = $3 WHERE decision_id = $1";
    // Reporting.
    pub(crate) static OPEN_CASE = concat!("SELECT ", case_columns!(), " FROM moderation_cases c
        WHERE c.object = $1 AND c.object_id = $2 AND c.desk = $3 AND c.closed_at IS NULL
          AND COALESCE(c.referent_id, 0) = $4
        ORDER BY c.id LIMIT 1");
    pub(crate) static REPORTED_ALREADY = "SELECT 1 FROM reports r
        JOIN moderation_cases c ON c.id = r.case_id
        WHERE c.object = $1 AND c.object_id = $2 AND r.reporter_id = $3 AND c.closed_at IS NULL LIMIT 1";
    pub(crate) static REPORTED_SINCE = "SELECT COUNT(*) FROM reports WHERE reporter_id = $1 AND at > $2";
    pub(crate) static INSERT_CASE = "INSERT INTO moderation_cases (id, object, object_id, author_id, space_id,
            desk, title, body, written_at, opened_at, referent_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    pub(crate) static INSERT_REPORT = "INSERT INTO reports (case_id, reporter_id, reason, words, rule, at, title, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (case_id, reporter_id) DO UPDATE SET reason = excluded.reason,
            words = excluded.words, rule = excluded.rule, at = excluded.at,
            title = excluded.title, body = excluded.body";
    // The open case of the same thing at the same desk that $1, which waits again, is one with.
    pub(crate) static TWIN = "SELECT o.id FROM moderation_cases c JOIN moderation_cases o
            ON o.object = c.object AND o.object_id = c.object_id AND o.desk = c.desk
            AND COALESCE(o.referent_id, 0) = COALESCE(c.referent_id, 0)
        WHERE c.id = $1 AND o.id <> c.id AND o.closed_at IS NULL ORDER BY o.id LIMIT 1";
    // Reports that found the case $1 as it read first say so themselves.
    pub(crate) static KEEP_QUOTES = "UPDATE reports SET title = $2, body = $3
        WHERE case_id = $1 AND title = '' AND body = ''";
    pub(crate) static TAKE_REPORTS = "UPDATE reports SET case_id = $2 WHERE case_id = $1
        AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.case_id = $2 AND r.reporter_id = reports.reporter_id)";
    pub(crate) static DROP_REPORTS = "DELETE FROM reports WHERE case_id = $1";
    pub(crate) static DROP_CASE = "DELETE FROM moderation_cases WHERE id = $1";

    // Who decides.
    pub(crate) static MANAGERS = "SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.role = 'animator' AND p.closed_at IS NULL AND p.claimed_at IS NOT NULL
        ORDER BY m.person_id";
    pub(crate) static MODERATORS = "SELECT p.id FROM people p
        WHERE p.closed_at IS NULL AND p.claimed_at IS NOT NULL AND (p.role = 'administrator' OR (p.role <> 'guest' AND EXISTS (
            SELECT 1 FROM moderators m WHERE m.person_id = p.id AND m.role = 'moderator')))
        ORDER BY p.id";
    pub(crate) static NAMED = "SELECT m.person_id FROM moderators m JOIN people p ON p.id = m.person_id
        WHERE m.role = $1 AND p.closed_at IS NULL AND p.role <> 'guest' ORDER BY m.named_at, m.person_id";
    pub(crate) static ROLES_OF = "SELECT role FROM moderators WHERE person_id = $1";
    pub(crate) static NAME = "INSERT INTO moderators (person_id, role, named_by, named_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    pub(crate) static UNNAME = "DELETE FROM moderators WHERE person_id = $1 AND role = $2";
    pub(crate) static UNNAME_OTHERS = "DELETE FROM moderators WHERE person_id <> $1 AND role = $2";

    // Cases: as of one who decides, as whoever they are about, as who reported.
    pub(crate) static CASE = concat!("SELECT ", case_columns!(), ", ", sits_at!("c", "0"), ",
            EXISTS (SELECT 1 FROM moderation_decisions d JOIN appeals a ON a.decision_id = d.id
                WHERE d.case_id = c.id AND d.decided_by <> $1 AND ", sits_at!("a", "d.decided_by"), "),
            EXISTS (SELECT 1 FROM reports r WHERE r.case_id = c.id AND r.reporter_id = $1),
            c.author_id = $1 AND EXISTS (SELECT 1 FROM moderation_decisions d
                WHERE d.case_id = c.id AND d.measure <> 'keep')
        FROM moderation_cases c WHERE c.id IN ($4[])");
    pub(crate) static CASE_ALONE = concat!("SELECT ", case_columns!(), " FROM moderation_cases c WHERE c.id = $1");
    // The oldest that waits for the managers of the space $1.
    pub(crate) static WAITS_IN = concat!("SELECT ", case_columns!(), " FROM moderation_cases c
        WHERE c.space_id = $1 AND c.desk = 'managers' AND c.closed_at IS NULL ORDER BY c.id LIMIT 1");
    pub(crate) static OPEN_CASES = concat!("SELECT ", case_columns!(), " FROM moderation_cases c
        WHERE c.closed_at IS NULL AND ", sits_at!("c", "0"), " AND ", here!(), " ORDER BY c.id LIMIT 200");
    pub(crate) static DECIDED_CASES = concat!("SELECT ", case_columns!(), " FROM moderation_cases c
        WHERE c.closed_at IS NOT NULL AND ", sits_at!("c", "0"), " AND ", here!(), " ORDER BY c.closed_at DESC, c.id DESC LIMIT 50");
    pub(crate) static APPEALED_CASES = concat!("SELECT ", case_columns!(), " FROM moderation_cases c
        WHERE EXISTS (SELECT 1 FROM moderation_decisions d JOIN appeals a ON a.decision_id = d.id
            WHERE d.case_id = c.id AND a.outcome IS NULL AND d.decided_by <> $1 AND ", sits_at!("a", "d.decided_by"), ")
          AND ", here!(), " ORDER BY c.id LIMIT 200");
    pub(crate) static CASES_ABOUT = concat!("SELECT ", case_columns!(), " FROM moderation_cases c
        WHERE c.author_id = $1 AND EXISTS (SELECT 1 FROM moderation_decisions d
            WHERE d.case_id = c.id AND d.measure <> 'keep')
        ORDER BY c.id DESC LIMIT 50");
    pub(crate) static CASES_REPORTED = concat!("SELECT ", case_columns!(), " FROM reports r
        JOIN moderation_cases c ON c.id = r.case_id WHERE r.reporter_id = $1
        ORDER BY c.id DESC LIMIT 50");
    pub(crate) static CLOSE = "UPDATE moderation_cases SET closed_at = $2 WHERE id = $1";
    pub(crate) static REPORTS = "SELECT case_id, reporter_id, reason, words, rule, at, title, body FROM reports
        WHERE case_id IN ($1[]) ORDER BY at, reporter_id";
    pub(crate) static DECISIONS = concat!("SELECT ", decision_columns!(), " FROM moderation_decisions d
        LEFT JOIN appeals a ON a.decision_id = d.id WHERE d.case_id IN ($1[]) ORDER BY d.id");
    pub(crate) static DECISION = concat!("SELECT ", decision_columns!(), " FROM moderation_decisions d
        LEFT JOIN appeals a ON a.decision_id = d.id WHERE d.id = $1");

    // Deciding.
    pub(crate) static INSERT_DECISION = "INSERT INTO moderation_decisions (id, case_id, measure, rule, words,
            decided_by, decided_at, suspension_id, suspended_in, suspended_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    pub(crate) static UNDO = "UPDATE moderation_decisions SET undone_by = $2, undone_at = $3 WHERE id = $1";
    // What holds of what was decided about one post or comment, at whatever desk.
    pub(crate) static MEASURES = "SELECT d.measure FROM moderation_decisions d
        JOIN moderation_cases c ON c.id = d.case_id
        WHERE c.object = $1 AND c.object_id = $2 AND d.undone_at IS NULL";
    pub(crate) static INSERT_APPEAL = "INSERT INTO appeals (decision_id, desk, words, at, referent_id)
        VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static ANSWER = "UPDATE appeals SET outcome = $2, answer = $3, answered_by = $4, answered_at = $5
        WHERE decision_id = $1 AND outcome IS NULL";
    // What was removed before $1 and is still there, out of sight, but for what its author may appeal, or has.
    pub(crate) static REMOVED = concat!("SELECT DISTINCT c.object, c.object_id
        FROM moderation_decisions d JOIN moderation_cases c ON c.id = d.case_id
        WHERE d.measure = 'remove' AND d.undone_at IS NULL AND d.decided_at <= $1
          AND NOT EXISTS (SELECT 1 FROM moderation_cases oc
            JOIN moderation_decisions o ON o.case_id = oc.id LEFT JOIN appeals a ON a.decision_id = o.id
            WHERE oc.object_id = c.object_id AND oc.object = c.object AND o.undone_at IS NULL
              AND o.measure IN ('hide', 'remove')
              AND (o.decided_at > $1 OR (a.decision_id IS NOT NULL AND a.outcome IS NULL)))
          AND ((c.object = 'post' AND EXISTS (SELECT 1 FROM posts p
              WHERE p.id = c.object_id AND p.hidden_by IS NOT NULL
                AND NOT ", spaces::held!("p.space_id", "p.author_id"), "))
            OR (c.object = 'comment' AND EXISTS (SELECT 1 FROM comments m
              WHERE m.id = c.object_id AND m.hidden_by IS NOT NULL
                AND NOT ", spaces::held!("c.space_id", "m.author_id"), ")))
        ORDER BY c.object_id LIMIT $2");
    // The words of what was decided long ago.
    static FORGET_QUOTES = "UPDATE moderation_cases SET title = '', body = ''
        WHERE closed_at <= $1 AND (title <> '' OR body <> '')";
    static FORGET_LATER_QUOTES = "UPDATE reports SET title = '', body = ''
        WHERE (title <> '' OR body <> '') AND case_id IN (SELECT id FROM moderation_cases WHERE closed_at <= $1)";
}

kernel::sweeps! { FORGET_QUOTES after 365 days, FORGET_LATER_QUOTES after 365 days }

spaces::granting! {
    // Those of the posts, or comments, $3 that are there for the viewer.
    pub(crate) static POSTS_THERE = SELECT ["p.id"] FROM ["posts p JOIN spaces s ON s.id = p.space_id"]
        WHERE ["p.deleted_at IS NULL AND p.id IN ($3[])"];
    pub(crate) static COMMENTS_THERE = SELECT ["c.id"]
        FROM ["posts p JOIN spaces s ON s.id = p.space_id JOIN comments c ON c.post_id = p.id"]
        WHERE ["p.deleted_at IS NULL AND c.deleted_at IS NULL AND c.id IN ($3[])"];
}

/// A row that begins with the columns of a case.
pub(crate) fn case(row: &Row<'_>) -> Result<Case> {
    Ok(Case {
        id: row.get(0)?,
        kind: Kind::parse(&row.get::<String>(1)?),
        object: row.get(2)?,
        author: row.get(3)?,
        space: row.get(4)?,
        desk: Desk::parse(&row.get::<String>(5)?),
        title: row.get(6)?,
        body: row.get(7)?,
        written_at: row.get(8)?,
        opened_at: row.get(9)?,
        closed_at: row.get(10)?,
        referent: row.get(11)?,
    })
}

/// A row of [`REPORTS`].
pub(crate) fn report(row: &Row<'_>) -> Result<(crate::CaseId, Report)> {
    let report = Report {
        reporter: row.get(1)?,
        reason: Reason::parse(&row.get::<String>(2)?),
        words: row.get(3)?,
        rule: row.get(4)?,
        at: row.get(5)?,
        title: row.get(6)?,
        body: row.get(7)?,
    };
    Ok((row.get(0)?, report))
}

/// A row of a decision, with its appeal.
pub(crate) fn decision(row: &Row<'_>) -> Result<Decision> {
    let undone = row.get::<Option<_>>(10)?.zip(row.get::<Option<_>>(11)?);
    let appeal = match row.get::<Option<String>>(12)? {
        None => None,
        Some(desk) => Some(Appeal {
            desk: Desk::parse(&desk),
            words: row.get(13)?,
            at: row.get(14)?,
            referent: row.get(19)?,
            answered: match row.get::<Option<String>>(15)? {
                None => None,
                Some(outcome) => Some(Answered {
                    outcome: Outcome::parse(&outcome),
                    words: row.get(16)?,
                    by: row.get(17)?,
                    at: row.get(18)?,
                }),
            },
        }),
    };
    Ok(Decision {
        id: row.get(0)?,
        case: row.get(1)?,
        measure: Measure::parse(&row.get::<String>(2)?),
        rule: row.get(3)?,
        words: row.get(4)?,
        by: row.get(5)?,
        at: row.get(6)?,
        suspension: row.get(7)?,
        suspended_in: row.get(8)?,
        until: row.get(9)?,
        undone,
        appeal,
    })
}
