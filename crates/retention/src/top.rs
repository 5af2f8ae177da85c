//! What stands at the top of a space: that it is held, and how much of it goes soon.

use askama::Template;
use kernel::{Error, Result, Time, Tx, Viewer, params};
use ui::{Locale, Route};

use crate::store::TOP;

#[derive(Template)]
#[template(path = "retention/top.html")]
struct View<'a> {
    l: Locale,
    slug: &'a str,
    hold: Option<(Time, String)>,
    soon: Option<(i64, Time)>,
}

impl View<'_> {
    /// That the space is held, and why.
    fn held(&self) -> Option<String> {
        let (since, reason) = self.hold.as_ref()?;
        Some(self.l.t2("hold-space-told", ("date", self.l.date(since)), ("reason", reason)))
    }
}

/// The notices of the space whose page is asked for, as HTML; empty where that is another page, or there are none for the
/// viewer.
///
/// # Errors
/// Whatever the database meets.
pub fn top(tx: &mut Tx<'_>, viewer: &Viewer, l: Locale, route: &Route) -> Result<String> {
    let Some(slug) = route.named("/spaces/{slug}") else { return Ok(String::new()) };
    let open = viewer.sees_open();
    let found = tx.query_opt(&TOP, params![viewer.id, open, slug], |row| {
        let (since, why): (Option<Time>, Option<String>) = (row.get(0)?, row.get(1)?);
        let (posts, first): (Option<i64>, Option<Time>) = (row.get(2)?, row.get(3)?);
        Ok((since.zip(why), posts.zip(first)))
    })?;
    let (hold, soon) = found.unwrap_or_default();
    if hold.is_none() && soon.is_none() {
        return Ok(String::new());
    }
    View { l, slug, hold, soon }.render().map_err(Error::internal)
}
