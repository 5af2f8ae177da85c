//! The SQL of invitations into a space.

/// The predicate *does this invitation stand?*, for a table alias of `space_invitations`: it was not declined, the
/// space is open to more, and whoever sent it still [manages](crate::Managed) it.
#[macro_export]
macro_rules! invitation_stands {
    ($invitation:literal) => {
        concat!(
            "(",
            $invitation,
            ".declined_at IS NULL AND EXISTS (SELECT 1 FROM spaces ns
              JOIN memberships nm ON nm.space_id = ns.id AND nm.person_id = ",
            $invitation,
            ".by_id AND nm.role = 'animator'
              JOIN people np ON np.id = nm.person_id AND np.closed_at IS NULL AND np.role <> 'guest'
              WHERE ns.id = ",
            $invitation,
            ".space_id AND ns.archived_at IS NULL AND ns.access <> 'secret'))"
        )
    };
}

/// The predicate *is this person not to be invited again?*, for a space and a person: they declined, or an invitation
/// of theirs stands.
#[macro_export]
macro_rules! was_invited {
    ($space:literal, $person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM space_invitations wi WHERE wi.space_id = ",
            $space,
            " AND wi.person_id = ",
            $person,
            " AND (wi.declined_at IS NOT NULL OR ",
            $crate::invitation_stands!("wi"),
            "))"
        )
    };
}

/// The people of the units $3, or of the group $4, who may be invited into the space $1 by $2.
macro_rules! meant {
    () => {
        "FROM people p
        WHERE p.id IN (SELECT u.id FROM people u WHERE u.unit_id IN ($3[])
            UNION SELECT g.person_id FROM group_members g WHERE g.group_id = CAST($4 AS BIGINT))
          AND p.closed_at IS NULL AND p.claimed_at IS NOT NULL AND p.role <> 'guest' AND p.id <> $2"
    };
}

/// Whether `p` is in the space $1.
macro_rules! is_in {
    () => {
        "EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = $1 AND m.person_id = p.id)"
    };
}
/// Whether `p` is not to be invited there again.
macro_rules! is_invited {
    () => {
        was_invited!("$1", "p.id")
    };
}

kernel::sql! {
    pub(super) static COUNT = concat!("SELECT
        COALESCE(SUM(CASE WHEN ", is_in!(), " THEN 1 ELSE 0 END), 0),
        COALESCE(SUM(CASE WHEN ", is_in!(), " THEN 0 WHEN ", is_invited!(), " THEN 1 ELSE 0 END), 0),
        COALESCE(SUM(CASE WHEN ", is_in!(), " OR ", is_invited!(), " THEN 0 ELSE 1 END), 0) ", meant!());
    pub(super) static NEW = concat!("SELECT p.id ", meant!(), " AND NOT ", is_in!(), " AND NOT ", is_invited!(), "
        ORDER BY p.id LIMIT $5");
    // One person who may be invited into the space $1.
    pub(super) static ONE = concat!("SELECT CASE WHEN ", is_in!(), " THEN 1 ELSE 0 END FROM people p
        WHERE p.id = $2 AND p.closed_at IS NULL AND p.claimed_at IS NOT NULL AND p.role <> 'guest'");
    // One that does not stand any more, and was not declined, gives way.
    pub(super) static INVITE = concat!("INSERT INTO space_invitations (space_id, person_id, by_id, invited_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (space_id, person_id) DO UPDATE
        SET by_id = excluded.by_id, invited_at = excluded.invited_at
        WHERE space_invitations.declined_at IS NULL AND NOT ", invitation_stands!("space_invitations"));
    pub(super) static STANDING = concat!("SELECT i.by_id FROM space_invitations i
        WHERE i.space_id = $1 AND i.person_id = $2 AND ", invitation_stands!("i"));
    pub(super) static DECLINE = "UPDATE space_invitations SET declined_at = $3
        WHERE space_id = $1 AND person_id = $2";
    pub(super) static FORGET_ALL = "DELETE FROM space_invitations WHERE space_id = $1";
    // Those who have not answered.
    pub(super) static WAITING = concat!("SELECT COUNT(*) FROM space_invitations i WHERE i.space_id = $1 AND ",
        invitation_stands!("i"));
    static FORGET = "DELETE FROM space_invitations WHERE COALESCE(declined_at, invited_at) <= $1";
}

kernel::sweeps! { FORGET after 365 days }
