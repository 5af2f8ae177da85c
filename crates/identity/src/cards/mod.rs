//! Cards: a code, typed once beside a personnel number, and the same as a picture to scan, by which somebody
//! without an email address chooses a password. An administrator hands one over, or the person's line
//! manager, face to face.

pub(crate) mod page;

use kernel::access::Scope;
use kernel::{Activity, Config, Error, PersonId, Result, Role, Time, Tx, Viewer};
use people::Person;
use people::access::Readable;
use serde_json::json;
use ui::SafeHtml;

use crate::proofs::{self, What};
use crate::store::proofs as store;
use crate::{codes, logged, owners, personnel, ways};

ui::style!("src/cards/style.css");

/// How long a code is good, in seconds.
const SECONDS: i64 = 30 * 86_400;
/// How long whoever typed one may take to choose a password.
const CHOOSING_SECONDS: i64 = 900;
/// What a card says.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) name: String,
    /// What is typed to say who one is: the number or, where there is none, the handle.
    pub(crate) login: String,
    /// The code, with hyphens to read it by.
    pub(crate) code: String,
    /// Where the picture leads.
    pub(crate) href: String,
    /// Until when it is good.
    pub(crate) until: Time,
}

impl Card {
    /// The picture to scan.
    ///
    /// # Errors
    /// As [`people::qr::svg`].
    pub(crate) fn picture(&self) -> Result<SafeHtml> {
        people::qr::svg(&self.href)
    }
}

/// Whether the viewer may hand this person a code: administrators may, and the line manager of whoever has
/// a number and no address.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn may_make(tx: &mut Tx<'_>, viewer: &Viewer, person: &Person) -> Result<bool> {
    if viewer.id == person.id || viewer.scope != Scope::Full {
        return Ok(false);
    }
    let leads = person.manager == Some(viewer.id)
        && person.role != Role::Administrator
        && person.email.is_none()
        && personnel::of(tx, person.id)?.is_some();
    // A card is a way into the account.
    Ok(leads || (viewer.administers() && owners::may_act_on(tx, viewer, person).is_ok()))
}

/// Makes a card; those before are worth nothing any more.
///
/// # Errors
/// `Forbidden` to whoever may not; `Conflict` for an account that is closed, or whose password is kept elsewhere.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    person: &Readable<Person>,
) -> Result<Card> {
    if !may_make(tx, viewer, person)? {
        return Err(Error::forbidden());
    }
    if person.closed_at.is_some() {
        return Err(Error::new(kernel::error::Meaning::Conflict, "invite-closed"));
    }
    if ways::elsewhere(tx, Some(person.id))?.1 {
        return Err(Error::new(kernel::error::Meaning::Conflict, "password-elsewhere"));
    }
    let code = codes::code();
    let token = proofs::make(tx, What::Password, person.id, None, SECONDS)?;
    store::set_code(tx, person.id, &hash(person.id, &code))?;
    let activity = Activity::new(logged::PERSON_LINK_MADE, person.id.0).by(viewer.id);
    tx.log(activity.data(json!({ "card": true })))?;
    let number = personnel::of(tx, person.id)?;
    Ok(Card {
        name: person.name.clone(),
        login: number.unwrap_or_else(|| person.handle.clone()),
        code: codes::hyphened(&code),
        href: format!("{}/reset/{token}", config.public_url),
        until: tx.now().plus_seconds(SECONDS),
    })
}

/// Takes the code that somebody typed beside their number, handle or address; answers where they choose a
/// password, if it is theirs.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn redeem(tx: &mut Tx<'_>, login: &str, code: &str) -> Result<Option<String>> {
    let Some(person) = personnel::named(tx, login)? else { return Ok(None) };
    if !store::has_code(tx, person, &hash(person, code))? {
        return Ok(None);
    }
    let token = proofs::make(tx, What::Password, person, None, CHOOSING_SECONDS)?;
    Ok(Some(format!("/reset/{token}")))
}

/// The same code of two people has two hashes.
fn hash(person: PersonId, code: &str) -> String {
    kernel::secret::hash(&format!("{person} {code}"))
}
