//! Coming in: every page that opens a session does it here, so that no way in leaves out the second factor.

use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::Scope;
use kernel::{App, PersonId, Result, Time, Tx};
use ui::answer;

use crate::rules::{self, Second};
use crate::session::{self, Device, cookie::Cookie};
use crate::store::halves::Half;
use crate::{second, sign_in, tablets};

kernel::words! {
    /// How somebody proved who they are.
    #[schema(as = SessionWay)]
    How {
        /// By their password, or that of a directory.
        Password = "password",
        /// By a link that was mailed or handed to them.
        Link = "link",
        /// At a provider.
        Provider = "provider",
        /// By a passkey.
        Passkey = "passkey",
        /// By a number and a PIN, on a tablet that many share.
        Tablet = "tablet",
    } or Password
}

impl How {
    /// What such a session may do.
    pub(crate) fn scope(self) -> Scope {
        match self {
            How::Tablet => Scope::Write,
            _ => Scope::Full,
        }
    }

    /// When such a session ends that is used at `now`.
    pub(crate) fn expiry(self, now: Time) -> Time {
        now.plus_seconds(match self {
            How::Tablet => tablets::SECONDS,
            _ => session::SECONDS,
        })
    }

    /// Uses of such a session closer together than this many seconds are not written down.
    pub(crate) fn touch(self) -> i64 {
        match self {
            How::Tablet => tablets::TOUCH_SECONDS,
            _ => session::TOUCH_SECONDS,
        }
    }

    /// Whether who came in so proved just then who they are: a provider may let in whoever was signed in there.
    pub(crate) fn proves(self) -> bool {
        self != How::Provider
    }

    /// Whether a second factor is asked for after it.
    fn is_one_step(self) -> bool {
        matches!(self, How::Password | How::Link)
    }
}

/// Who comes in, and how.
#[derive(Clone, Debug)]
pub(crate) struct Entrance<'a> {
    pub(crate) person: PersonId,
    pub(crate) how: How,
    /// What a provider said, for whoever it is that keeps that.
    pub(crate) said: &'a str,
    /// Where they were going.
    pub(crate) next: &'a str,
    /// The session that their browser had.
    pub(crate) old: Option<&'a str>,
    pub(crate) device: &'a Device,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Entered {
    /// A session, by its token.
    In(String),
    /// A second factor is asked for; by the token of what waits for it.
    Half(String),
}

/// Opens a session in place of the one that the browser had, or says that a second factor is missing.
///
/// # Errors
/// `Invalid` where the company's rules do not let them in so.
pub(crate) fn enter(tx: &mut Tx<'_>, of: &Entrance<'_>) -> Result<Entered> {
    let rules = rules::of(tx, of.person)?;
    rules::admit(tx, of.person, of.how, &rules)?;
    let is_asked =
        of.how.is_one_step() || (of.how == How::Provider && rules.second == Second::Always);
    if is_asked && second::has(tx, of.person)? {
        let (said, next) = (of.said.to_owned(), of.next.to_owned());
        let half = Half { person: of.person, how: of.how, said, next };
        return second::half::begin(tx, &half).map(Entered::Half);
    }
    sign_in::replace(tx, of).map(Entered::In)
}

impl Entered {
    /// Sends the browser on: to where it was going, or to the page that asks for the second factor.
    pub fn response(&self, app: &App, next: &str) -> Response {
        match self {
            Entered::In(token) => {
                let cookie = Cookie::Session.set(&app.config, token, Some(session::SECONDS));
                let response = answer::redirect_with(sign_in::local(next), cookie);
                let response = answer::with_cookie(response, Cookie::Stay.clear(&app.config));
                answer::with_cookie(response, Cookie::Half.clear(&app.config))
            }
            Entered::Half(token) => {
                let cookie = Cookie::Half.set(&app.config, token, Some(second::half::SECONDS));
                answer::with_cookie(Redirect::to(second::half::PATH).into_response(), cookie)
            }
        }
    }
}
