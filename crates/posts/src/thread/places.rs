//! Ways into a long thread: to its first comments, to those of a day, to those after what is shown.

use axum::extract::{Path, State};
use axum::response::Redirect;
use kernel::id::Raw;
use kernel::{App, Error, Result, Tx, params};
use serde::Deserialize;
use ui::Ctx;

use super::PAGE;
use crate::access::readable;
use crate::reading::floor_of;
use crate::store::FIRSTS_FROM;
use crate::{CommentId, PostId};

/// Where to go; nowhere said is the first comment.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Place {
    /// A day, as `<input type="date">` sends it.
    #[serde(default)]
    date: String,
    /// A comment after which to begin.
    after: Option<Raw>,
}

impl Place {
    /// The lowest number of the comment that is meant.
    fn lowest(&self, cx: &Ctx) -> Result<i64> {
        if self.date.is_empty() {
            return Ok(self.after.map_or(0, |after| after.0.saturating_add(1)));
        }
        let midnight = cx.l.moment(&format!("{}T00:00", self.date));
        midnight.map(floor_of).ok_or_else(|| Error::field("date", "thread-date-unknown"))
    }
}

/// The first comment from a number on that is no reply, and before which a page ends that begins with
/// it; nothing where that page is the last.
fn from(
    tx: &mut Tx<'_>,
    post: PostId,
    lowest: i64,
) -> Result<Option<(CommentId, Option<CommentId>)>> {
    let firsts: Vec<CommentId> =
        tx.query(&FIRSTS_FROM, params![post, lowest, PAGE + 1], |row| row.get(0))?;
    let page = usize::try_from(PAGE).unwrap_or_default();
    Ok(firsts.first().map(|first| (*first, firsts.get(page).copied())))
}

/// `GET /posts/{id}/thread`: the part of the thread that begins there.
pub(crate) async fn go(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Query(place): ui::Query<Place>,
) -> Result<Redirect> {
    let (viewer, id, lowest) = (cx.viewer()?.clone(), id.parse::<PostId>()?, place.lowest(&cx)?);
    let found = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        from(tx, post.id, lowest)
    });
    Ok(Redirect::to(&match found.await? {
        None => format!("/posts/{id}#comments"),
        Some((first, None)) => format!("/posts/{id}#comment-{first}"),
        Some((first, Some(end))) => format!("/posts/{id}?before={end}#comment-{first}"),
    }))
}
