//! Other ways in than a password. Providers are a capability above this crate: it says here which there are, by
//! [`ways_in!`](crate::ways_in); and what it may do with sessions and limits.

use std::pin::Pin;

use axum::http::HeaderMap;
use kernel::error::Meaning;
use kernel::{App, Error, PersonId, Result, Tx};

use crate::entering::{self, Entered, Entrance, How};
use crate::limits::Try;
use crate::session::{self, Device, cookie::Cookie};

/// A way in, as a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What the button says it signs in with.
    pub name: String,
    /// Where it leads, but for the address to come back to.
    pub href: String,
    /// Whether it is tried before anybody sees a page.
    pub silent: bool,
}

/// What the capability does here.
pub struct WaysIn {
    /// The ways there are now, in their order.
    pub offered: fn(&mut Tx<'_>) -> Result<Vec<Way>>,
    /// The ways by which this person, who came by one, proves again that it is they.
    pub proving: fn(&mut Tx<'_>, PersonId) -> Result<Vec<Way>>,
    /// Keeps what was said of somebody when they came in, now that their session has this number.
    pub opened: fn(&mut Tx<'_>, i64, &str) -> Result<()>,
}

kernel::inventory::collect!(WaysIn);

/// Declares [`WaysIn`].
#[macro_export]
macro_rules! ways_in {
    ($value:expr) => {
        $crate::inventory::submit! { $value }
    };
}

/// What somebody typed to sign in, who has an account by it or not.
#[derive(Clone)]
pub struct Typed {
    /// The handle, address or number; empty where only the account of `person` is asked about.
    pub login: String,
    /// The password; never empty.
    pub password: String,
    /// Whose account it is.
    pub person: Option<PersonId>,
    /// The network of a stranger; nothing of a browser where this person signed in before, or is signed in.
    pub network: Option<String>,
}

impl Typed {
    /// Counts a try on an account, by the name that it has elsewhere: whoever may call one in many ways has no more tries
    /// by that.
    ///
    /// # Errors
    /// `TooMany`, saying when one may try again.
    pub fn count(&self, tx: &mut Tx<'_>, account: &str) -> Result<()> {
        self.try_on(account).map_or(Ok(()), |attempt| attempt.count(tx))
    }

    /// That it succeeded.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn succeeded(&self, tx: &mut Tx<'_>, account: &str) -> Result<()> {
        self.try_on(account).map_or(Ok(()), |attempt| attempt.succeeded(tx))
    }

    fn try_on(&self, account: &str) -> Option<Try> {
        self.network.as_ref().map(|network| Try::elsewhere(account, network))
    }
}

impl std::fmt::Debug for Typed {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typed").field("login", &self.login).finish_non_exhaustive()
    }
}

/// Who it is that typed something, where that is proved elsewhere.
pub type Proving = Pin<Box<dyn Future<Output = Result<Option<PersonId>>> + Send>>;

/// What else than this crate says whether a password is somebody's: a directory of the company.
pub struct Passwords {
    /// Whether anybody is to be asked now.
    pub is_asked: fn(&mut Tx<'_>) -> Result<bool>,
    /// Whether the password of this person is kept there alone: none that is kept here signs them in.
    pub keeps: fn(&mut Tx<'_>, PersonId) -> Result<bool>,
    /// Whether this person has a password there, be it beside one that is kept here.
    pub proves: fn(&mut Tx<'_>, PersonId) -> Result<bool>,
    /// Asks whose password it is. How long that takes says nothing of whether there is such a person.
    pub ask: fn(App, Typed) -> Proving,
}

kernel::inventory::collect!(Passwords);

/// Declares [`Passwords`].
#[macro_export]
macro_rules! passwords_elsewhere {
    ($value:expr) => {
        $crate::inventory::submit! { $value }
    };
}

/// Whether a password may be somebody's elsewhere, and whether that of this person is there alone.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn elsewhere(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<(bool, bool)> {
    let (mut is_asked, mut keeps) = (false, false);
    for passwords in kernel::inventory::iter::<Passwords> {
        is_asked |= (passwords.is_asked)(tx)?;
        if let Some(person) = person {
            keeps |= (passwords.keeps)(tx, person)?;
        }
    }
    Ok((is_asked, keeps))
}

/// Whether this person has a password elsewhere, be it beside one that is kept here.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn has_password(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    for passwords in kernel::inventory::iter::<Passwords> {
        if (passwords.proves)(tx, person)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses to choose a password of somebody whose password is kept elsewhere alone.
///
/// # Errors
/// `Invalid` on the field `password`.
pub(crate) fn kept_here(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match elsewhere(tx, Some(person))?.1 {
        true => Err(Error::field("password", "password-elsewhere")),
        false => Ok(()),
    }
}

/// Whose password it is elsewhere.
///
/// # Errors
/// `Unavailable` where nobody answers.
pub(crate) async fn prove(app: &App, typed: Typed) -> Result<Option<PersonId>> {
    for passwords in kernel::inventory::iter::<Passwords> {
        if let Some(person) = (passwords.ask)(app.clone(), typed.clone()).await? {
            return Ok(Some(person));
        }
    }
    Ok(None)
}

/// All ways in beside passwords.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn offered(tx: &mut Tx<'_>) -> Result<Vec<Way>> {
    let mut all = Vec::new();
    for ways in kernel::inventory::iter::<WaysIn> {
        all.extend((ways.offered)(tx)?);
    }
    Ok(all)
}

/// The ways by which somebody proves again that it is they.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn proving(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Way>> {
    let mut all = Vec::new();
    for ways in kernel::inventory::iter::<WaysIn> {
        all.extend((ways.proving)(tx, person)?);
    }
    Ok(all)
}

/// Refuses to have somebody prove elsewhere who they are, who has a second factor: that alone proves it then.
///
/// # Errors
/// `Forbidden` to them.
pub fn proves(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match crate::second::has(tx, person)? {
        true => Err(Error::new(Meaning::Forbidden, "prove-here")),
        false => Ok(()),
    }
}

/// Notes that the person of this session proved there that it is they.
///
/// # Errors
/// `Unauthenticated` where it has ended, or is another's; as [`proves`].
pub fn proved(tx: &mut Tx<'_>, token: &str, person: PersonId) -> Result<()> {
    proves(tx, person)?;
    let found = crate::store::sessions::find(tx, &kernel::secret::hash(token))?;
    let found = found.filter(|found| found.viewer.id == person);
    let found = found.ok_or_else(Error::unauthenticated)?;
    session::proved(tx, found.id, person)
}

/// Counts that somebody who is not known begins to sign in by such a way.
///
/// # Errors
/// `TooMany`, saying when one may try again.
pub fn began(tx: &mut Tx<'_>, device: &Device) -> Result<()> {
    Try::way(device).count(tx)
}

/// Lets somebody in who came by such a way, in place of the session that their browser had. What was `said` of them comes
/// back by [`WaysIn::opened`] once a session is open.
///
/// # Errors
/// Whatever the database meets.
pub fn enter(
    tx: &mut Tx<'_>,
    person: PersonId,
    (said, next): (&str, &str),
    old: Option<&str>,
    device: &Device,
) -> Result<Entered> {
    Try::way(device).succeeded(tx)?;
    entering::enter(tx, &Entrance { person, how: How::Provider, said, next, old, device })
}

/// Tells whoever keeps it what was said of somebody whose session has begun.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn opened(tx: &mut Tx<'_>, token: &str, said: &str) -> Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    let id = session::number(tx, token)?;
    kernel::inventory::iter::<WaysIn>.into_iter().try_for_each(|ways| (ways.opened)(tx, id, said))
}

/// The session of a browser, by its token.
pub fn session_of<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    Cookie::Session.read(&app.config, headers)
}
