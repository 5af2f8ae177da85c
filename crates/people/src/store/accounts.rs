//! The columns of `people` that make an account: address, password, role, photo, closing. What asks who may
//! do so is in `identity`.

use kernel::{Activity, Error, Lang, PersonId, Result, Role, SpaceId, Tx, params, sql};

use crate::Person;
use crate::logged;

sql! {
    static BY_LOGIN = "SELECT id, password FROM people
        WHERE (handle = $1 OR email = $1) AND closed_at IS NULL AND claimed_at IS NOT NULL
        ORDER BY CASE WHEN handle = $1 THEN 0 ELSE 1 END LIMIT 1";
    static IN_USE = "SELECT id, password FROM people
        WHERE id = $1 AND closed_at IS NULL AND claimed_at IS NOT NULL";
    static PASSWORD = "SELECT password FROM people WHERE id = $1";
    static SET_PASSWORD = "UPDATE people SET password = $2 WHERE id = $1";
    static SET_EMAIL = "UPDATE people SET email = $2 WHERE id = $1";
    static SET_MANAGER = "UPDATE people SET manager_id = $2 WHERE id = $1";
    static SET_PHOTO = "UPDATE people SET photo = $2 WHERE id = $1";
    static SET_ROLE = "UPDATE people SET role = $2 WHERE id = $1";
    static CLAIM = "UPDATE people SET password = $2, email = COALESCE(email, $3), role = $4,
            claimed_at = $5, lang = $6 WHERE id = $1 AND claimed_at IS NULL AND closed_at IS NULL";
    static CLAIM_BY_PROVIDER = "UPDATE people SET claimed_at = $2
        WHERE id = $1 AND claimed_at IS NULL AND closed_at IS NULL";
    static CLOSE = "UPDATE people SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    static REOPEN = "UPDATE people SET closed_at = NULL
        WHERE id = $1 AND closed_at IS NOT NULL AND erasing = 0 AND is_bot = 0";
    static MAKE_BOT = "UPDATE people SET is_bot = 1 WHERE id = $1";
    static BEGIN_ERASURE = "UPDATE people SET erasing = 1, password = NULL WHERE id = $1";
    static IS_ERASING = "SELECT 1 FROM people WHERE id = $1 AND erasing = 1";
    // What the person counts for in a space: as a member, and as a guest.
    static COUNTS = "SELECT CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END,
            CASE WHEN closed_at IS NULL AND role = 'guest' THEN 1 ELSE 0 END
        FROM people WHERE id = $1";
    static COUNT = "UPDATE member_counts SET members = members + $2, guests = guests + $3
        WHERE space_id IN (SELECT space_id FROM memberships WHERE person_id = $1)";
    // The spaces of the person $1 where there are $2 guests.
    static GUESTS = "SELECT c.space_id FROM member_counts c
        JOIN memberships m ON m.space_id = c.space_id
        WHERE m.person_id = $1 AND c.guests = $2 ORDER BY c.space_id";
    static ADMINISTERED = "SELECT id FROM people WHERE role = 'administrator'
        AND closed_at IS NULL AND claimed_at IS NOT NULL LIMIT 1";
    static COUNT_ALL = "SELECT COUNT(*) FROM people WHERE closed_at IS NULL";
    static OTHER_ADMINISTRATOR = "SELECT 1 FROM people WHERE role = 'administrator'
        AND closed_at IS NULL AND claimed_at IS NOT NULL AND id <> $1 LIMIT 1";
    static ADMINISTRATORS = "SELECT id FROM people WHERE role = 'administrator'
        AND closed_at IS NULL AND claimed_at IS NOT NULL ORDER BY id LIMIT 2 {locked}";
}

/// The person who signs in as `login`, a handle or an address in lower case, and their hash.
///
/// # Errors
/// Whatever the database meets.
pub fn by_login(tx: &mut Tx<'_>, login: &str) -> Result<Option<(PersonId, Option<String>)>> {
    tx.query_opt(&BY_LOGIN, params![login], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The same of a person who is known otherwise.
///
/// # Errors
/// Whatever the database meets.
pub fn in_use(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<(PersonId, Option<String>)>> {
    tx.query_opt(&IN_USE, params![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The hash of their password, where they have one.
///
/// # Errors
/// Whatever the database meets.
pub fn password(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<String>> {
    tx.query_one(&PASSWORD, params![id], |row| row.get(0))
}

/// Keeps the hash of their new password.
///
/// # Errors
/// Whatever the database meets.
pub fn set_password(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<()> {
    tx.execute(&SET_PASSWORD, params![id, hash]).map(drop)
}

/// Gives them another address, in lower case, or none.
///
/// # Errors
/// `Invalid` on the field `email` where it is somebody else's.
pub fn set_email(tx: &mut Tx<'_>, id: PersonId, email: Option<&str>) -> Result<()> {
    if let Some(email) = email
        && of_email(tx, email)?.is_some_and(|owner| owner != id)
    {
        return Err(Error::field("email", "person-email-taken"));
    }
    tx.execute(&SET_EMAIL, params![id, email]).map(drop)
}

/// Says to whom they report.
pub(crate) fn set_manager(tx: &mut Tx<'_>, id: PersonId, manager: Option<PersonId>) -> Result<()> {
    tx.execute(&SET_MANAGER, params![id, manager]).map(drop)
}

/// Keeps the blob of their photo, or none.
///
/// # Errors
/// Whatever the database meets.
pub fn set_photo(tx: &mut Tx<'_>, id: PersonId, blob: Option<&str>) -> Result<()> {
    tx.execute(&SET_PHOTO, params![id, blob]).map(drop)
}

/// Gives them another role.
///
/// # Errors
/// Whatever the database meets.
pub fn set_role(tx: &mut Tx<'_>, id: PersonId, role: Role) -> Result<()> {
    let role = role.as_str();
    counted(tx, id, |tx| tx.execute(&SET_ROLE, params![id, role]).map(drop))
}

/// Gives an unclaimed person their password, their role and the language in which they came; false when they
/// are claimed or closed.
///
/// # Errors
/// Whatever the database meets.
pub fn claim(
    tx: &mut Tx<'_>,
    id: PersonId,
    hash: &str,
    email: Option<&str>,
    role: Role,
    lang: Lang,
) -> Result<bool> {
    let (role, now, lang) = (role.as_str(), tx.now(), lang.code());
    let claim = |tx: &mut Tx<'_>| tx.execute(&CLAIM, params![id, hash, email, role, now, lang]);
    counted(tx, id, claim).map(|claimed| claimed == 1)
}

/// An unclaimed person is who a sign-in provider says they are: they have the account in hand, without a password.
/// False when they are claimed or closed.
///
/// # Errors
/// Whatever the database meets.
pub fn claim_by_provider(tx: &mut Tx<'_>, id: PersonId) -> Result<bool> {
    let now = tx.now();
    let claim = |tx: &mut Tx<'_>| tx.execute(&CLAIM_BY_PROVIDER, params![id, now]);
    counted(tx, id, claim).map(|claimed| claimed == 1)
}

/// The account is that of a program.
pub(crate) fn make_bot(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    tx.execute(&MAKE_BOT, params![id]).map(drop)
}

/// Closes the account; false where it was closed.
///
/// # Errors
/// Whatever the database meets.
pub fn close(tx: &mut Tx<'_>, id: PersonId) -> Result<bool> {
    let now = tx.now();
    counted(tx, id, |tx| tx.execute(&CLOSE, params![id, now])).map(|closed| closed == 1)
}

/// The account is being erased: nobody opens it again.
///
/// # Errors
/// Whatever the database meets.
pub fn begin_erasure(tx: &mut Tx<'_>, id: PersonId) -> Result<()> {
    tx.execute(&BEGIN_ERASURE, params![id]).map(drop)
}

/// Whether the account is being erased.
///
/// # Errors
/// Whatever the database meets.
pub fn is_being_erased(tx: &mut Tx<'_>, id: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&IS_ERASING, params![id], |_| Ok(()))?.is_some())
}

/// Opens the account again; false where it was open, or is being erased.
///
/// # Errors
/// Whatever the database meets.
pub fn reopen(tx: &mut Tx<'_>, id: PersonId) -> Result<bool> {
    counted(tx, id, |tx| tx.execute(&REOPEN, params![id])).map(|opened| opened == 1)
}

/// Changes an account, and what it counts for in the spaces it is in.
fn counted<T>(
    tx: &mut Tx<'_>,
    id: PersonId,
    change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let counts = |tx: &mut Tx<'_>| {
        let row = |row: &kernel::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
        Ok::<_, kernel::Error>(tx.query_opt(&COUNTS, params![id], row)?.unwrap_or_default())
    };
    let before = counts(tx)?;
    let done = change(tx)?;
    let after = counts(tx)?;
    if after != before {
        tx.execute(&COUNT, params![id, after.0 - before.0, after.1 - before.1])?;
    }
    if after.1 != before.1 {
        // Where they are the first guest, or were the last, posts are read by others than before.
        let spaces = tx.query(&GUESTS, params![id, after.1], |row| row.get::<SpaceId>(0))?;
        for space in spaces {
            tx.log(Activity::new(logged::SPACE_GUESTS, space.0).within(space))?;
        }
    }
    Ok(done)
}

/// Whether somebody runs the network.
///
/// # Errors
/// Whatever the database meets.
pub fn is_administered(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tx.query_opt(&ADMINISTERED, params![], |_| Ok(()))?.is_some())
}

/// Whether somebody else than this person runs the network, for pages: nothing is held until anything.
///
/// # Errors
/// Whatever the database meets.
pub fn is_administered_beside(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&OTHER_ADMINISTRATOR, params![person], |_| Ok(()))?.is_some())
}

/// How many accounts there are that are not closed.
///
/// # Errors
/// Whatever the database meets.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&COUNT_ALL, params![], |row| row.get(0))
}

/// Up to two of those who run the network, enough to know whether one is the last; they stay what
/// they are until the transaction ends.
///
/// # Errors
/// Whatever the database meets.
pub fn administrators(tx: &mut Tx<'_>) -> Result<Vec<PersonId>> {
    tx.query(&ADMINISTRATORS, params![], |row| row.get(0))
}

/// The person of this number, whoever asks: for what somebody proves by an invitation.
///
/// # Errors
/// `NotFound`.
pub fn person(tx: &mut Tx<'_>, id: PersonId) -> Result<Person> {
    super::people::get(tx, id)
}

/// Whose address this is.
///
/// # Errors
/// Whatever the database meets.
pub fn of_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<PersonId>> {
    super::people::id_by_email(tx, email)
}

kernel::blob_columns! { people.photo }
