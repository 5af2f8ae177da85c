//! The SQL of guests of a space.

kernel::sql! {
    // The name of the space $1 where the person $2 runs it, and it takes guests.
    pub(crate) static INVITES = "SELECT s.name FROM spaces s
        JOIN memberships m ON m.space_id = s.id AND m.person_id = $2 AND m.role = 'animator'
        WHERE s.id = $1 AND s.takes_guests = 1 AND s.archived_at IS NULL";
    // What is there is not for guests, also where the clock of whoever wrote it was ahead. That it is asked for
    // here makes PostgreSQL put in an order what is written at this moment and the opening.
    pub(crate) static OPEN = "UPDATE spaces SET takes_guests = 1, guests_from = (SELECT
            CASE WHEN MAX(p.id) > $2 THEN MAX(p.id) ELSE CAST($2 AS BIGINT) END
            FROM posts p WHERE p.space_id = $1) WHERE id = $1";
    pub(crate) static TAKES = "SELECT takes_guests FROM spaces WHERE id = $1";
    pub(crate) static CLOSE = "UPDATE spaces SET takes_guests = 0 WHERE id = $1";
    pub(crate) static IN = "SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND p.role = 'guest' ORDER BY m.person_id";
    pub(crate) static BEGIN = "INSERT INTO guest_stays (space_id, person_id, invited_by, until)
        SELECT CAST($1 AS BIGINT), p.id, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM people p
        WHERE p.id = $2 AND p.role = 'guest'
        ON CONFLICT (space_id, person_id) DO UPDATE
        SET invited_by = excluded.invited_by, until = excluded.until, asked_at = NULL";
    // What a stay was before its space was deleted.
    pub(crate) static BEGIN_AGAIN = "INSERT INTO guest_stays (space_id, person_id, invited_by, until)
        SELECT d.space_id, d.person_id, d.invited_by, d.until
        FROM deleted_memberships d JOIN people p ON p.id = d.person_id
        WHERE d.space_id = $1 AND d.person_id = $2 AND d.until IS NOT NULL AND p.role = 'guest'
        ON CONFLICT DO NOTHING";
    pub(crate) static RENEW = "UPDATE guest_stays SET until = $3, asked_at = NULL
        WHERE space_id = $1 AND person_id = $2";
    pub(crate) static END = "DELETE FROM guest_stays WHERE space_id = $1 AND person_id = $2";
    // The communities of the person $1, where they are a guest in use.
    pub(crate) static COMMUNITIES = "SELECT COUNT(s.id) FROM people p
        LEFT JOIN memberships m ON m.person_id = p.id
        LEFT JOIN spaces s ON s.id = m.space_id AND s.kind NOT IN ('personal', 'conversation', 'notebook')
        WHERE p.id = $1 AND p.role = 'guest' AND p.closed_at IS NULL GROUP BY p.id";
    // The role of the person whose stay ends by $3.
    pub(crate) static STAY = "SELECT p.role FROM guest_stays g JOIN people p ON p.id = g.person_id
        WHERE g.space_id = $1 AND g.person_id = $2 AND g.until <= $3";
    pub(crate) static STAYS = "SELECT g.person_id, g.invited_by, g.until, m.joined_at, m.role
        FROM guest_stays g JOIN memberships m ON m.space_id = g.space_id AND m.person_id = g.person_id
        JOIN people p ON p.id = g.person_id
        WHERE g.space_id = $1 AND p.role = 'guest' AND p.closed_at IS NULL
        ORDER BY g.until, g.person_id";

    // What is due: stays that end by $1; those that end by $1 of which the managers were not asked.
    pub(crate) static ENDED = "SELECT space_id, person_id FROM guest_stays
        WHERE until <= $1 ORDER BY until LIMIT 100";
    pub(crate) static UNASKED = "SELECT g.space_id, g.person_id FROM guest_stays g
        JOIN people p ON p.id = g.person_id AND p.role = 'guest'
        WHERE g.until <= $1 AND g.asked_at IS NULL AND p.closed_at IS NULL ORDER BY g.until LIMIT 100";
    pub(crate) static NEXT = "SELECT MIN(until) FROM guest_stays";
    pub(crate) static ASKED = "UPDATE guest_stays SET asked_at = $3
        WHERE space_id = $1 AND person_id = $2 AND asked_at IS NULL";
    // Guests who came by another way than an invitation: by an import, or by losing the role of a member.
    // The spaces by agreement that the person $1 is in, where they are a guest.
    pub(crate) static AGREEMENTS = "SELECT m.space_id FROM memberships m
        JOIN spaces s ON s.id = m.space_id JOIN people p ON p.id = m.person_id
        WHERE m.person_id = $1 AND s.kind = 'agreement' AND p.role = 'guest' ORDER BY m.space_id";
    pub(crate) static WITHOUT_END = "SELECT m.space_id, m.person_id
        FROM people p JOIN memberships m ON m.person_id = p.id JOIN spaces s ON s.id = m.space_id
        WHERE p.role = 'guest' AND p.closed_at IS NULL AND s.kind NOT IN ('personal', 'conversation', 'notebook')
          AND NOT EXISTS (SELECT 1 FROM guest_stays g
            WHERE g.space_id = m.space_id AND g.person_id = m.person_id)
        ORDER BY m.space_id, m.person_id";
    pub(crate) static GIVE_END = "INSERT INTO guest_stays (space_id, person_id, until)
        VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    // Until when the person $2 is in the space $1, as a guest.
    pub(crate) static UNTIL = "SELECT g.until FROM guest_stays g JOIN people p ON p.id = g.person_id
        WHERE g.space_id = $1 AND g.person_id = $2 AND p.role = 'guest'";
}
