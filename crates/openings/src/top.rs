//! What stands at the top of a space while it is opened, for everybody who sees it.

use askama::Template;
use kernel::{Error, Result, Time, Tx, Viewer, params};
use ui::{Locale, Route};

use crate::store::HERE;

/// Who reads, who granted it, until when, and why.
struct Open {
    by: String,
    granted: String,
    ends_at: Time,
    reason: String,
}

#[derive(Template)]
#[template(path = "openings/top.html")]
struct View {
    l: Locale,
    open: Vec<Open>,
}

impl View {
    fn said(&self, open: &Open) -> String {
        let l = self.l;
        let until = l.t2("opening-here", ("name", &open.by), ("time", l.datetime(open.ends_at)));
        let why = l.t2("opening-here-why", ("name", &open.granted), ("reason", &open.reason));
        format!("{until} {why}")
    }
}

/// The notice of the space whose page is asked for, as HTML; empty where that is another page, or nothing is open.
///
/// # Errors
/// Whatever the database meets.
pub fn top(tx: &mut Tx<'_>, viewer: &Viewer, l: Locale, route: &Route) -> Result<String> {
    let Some(slug) = route.named("/spaces/{slug}") else { return Ok(String::new()) };
    let (sees, now) = (viewer.sees_open(), tx.now());
    let open = tx.query(&HERE, params![viewer.id, sees, now, slug], |row| {
        Ok(Open {
            by: row.get(0)?,
            granted: row.get::<Option<String>>(1)?.unwrap_or_default(),
            ends_at: row.get(2)?,
            reason: row.get(3)?,
        })
    })?;
    if open.is_empty() {
        return Ok(String::new());
    }
    View { l, open }.render().map_err(Error::internal)
}
