//! Until when a page is right, and who is asked when that day has come: whether it still is, needs another text, or is
//! no longer.

pub(crate) mod api;
mod due;
mod page;
mod told;

pub use due::Reviews;
pub(crate) use page::{page, submit, usual};

use kernel::{Activity, Error, PersonId, Result, Time, Tx, Viewer, params};
use people::names;
use posts::PostId;

use crate::access::{Page, acting, readable};
use crate::logged;
use crate::store::{RETIRE, SET_REVIEW};

/// What is said of whether a page is right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Review {
    /// It is right until this day, and this person is asked then: whoever says so, where nobody is named.
    Until(Time, String),
    /// Nobody is asked.
    #[default]
    Never,
    /// It is no longer right.
    Retired,
    /// It is right again, and nobody is asked.
    Back,
}

/// Lets whoever may change a page, and whoever answers for it, say whether it is right.
pub(crate) fn may_review(page: &Page, viewer: &Viewer) -> bool {
    page.may_write() || (page.state.owner == Some(viewer.id) && !page.space().is_archived())
}

/// Says of a page whether it is right.
///
/// # Errors
/// `Forbidden` for those who only read it; `Invalid` on `owner` for somebody who does not read it, on `until` for a
/// day that is past.
pub(crate) fn review(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    said: &Review,
) -> Result<String> {
    let page = readable(tx, viewer, id)?;
    let href = page.href();
    acting(tx, viewer, page.space())?;
    if !may_review(&page, viewer) {
        return page.writable(viewer).map(|_| href);
    }
    match said {
        Review::Until(until, owner) => {
            if *until <= tx.now() {
                return Err(Error::field("until", "page-review-past"));
            }
            let owner = owner_of(tx, viewer, &page, owner)?;
            tx.execute(&SET_REVIEW, params![id, owner, *until])?;
        }
        Review::Never | Review::Back => {
            let (nobody, never) = (None::<PersonId>, None::<Time>);
            tx.execute(&SET_REVIEW, params![id, nobody, never])?;
        }
        Review::Retired => {
            let now = tx.now();
            tx.execute(&RETIRE, params![id, now])?;
        }
    }
    let space = page.space().id;
    tx.log(Activity::new(logged::PAGE_REVIEWED, id.0).by(viewer.id).within(space))?;
    Ok(href)
}

/// Says until when a page is right, and who is asked then.
///
/// # Errors
/// As [`review`].
pub fn right_until(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    until: Time,
    owner: &str,
) -> Result<()> {
    review(tx, viewer, id, &Review::Until(until, owner.to_owned())).map(drop)
}

/// Who is named, of those who read the page.
fn owner_of(tx: &mut Tx<'_>, viewer: &Viewer, page: &Page, named: &str) -> Result<PersonId> {
    let handle = named.trim().trim_start_matches('@');
    if handle.is_empty() {
        return Ok(page.state.owner.unwrap_or(viewer.id));
    }
    let unknown = || Error::field("owner", "page-owner-unknown");
    let handle = names::handle(handle).map_err(|_| unknown())?;
    let known = people::known_to(tx, viewer.id, &[handle])?;
    let person = known.first().ok_or_else(unknown)?.id;
    let reads = spaces::recipients::read_by(tx, page.space().id, page.id.0, &[person])?;
    reads.first().copied().ok_or_else(unknown)
}
