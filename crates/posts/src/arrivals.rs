//! What came while a list was being read, asked for by the script in one go when it is shown.

use axum::extract::{Query, State};
use axum::response::Html;
use kernel::error::Meaning;
use kernel::{App, Result, Tx, Viewer};
use serde::Deserialize;
use ui::Ctx;

use crate::access::readable_comment;
use crate::authorized::{cards, comment_cards};
use crate::fragments::{Place, piece, render_comment};
use crate::{Comment, CommentId, PostId, marks, message, reading};

/// How many are answered at most; the script asks for the others after them.
const MOST: usize = 100;

/// Which posts or comments.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Ids {
    /// Identifiers, with commas between them.
    ids: String,
}

impl Ids {
    /// In the order of time; whatever is no identifier is left out.
    fn numbers(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.ids.split(',').filter_map(|id| id.parse().ok()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(MOST);
        ids
    }
}

/// Those of these comments that the viewer may read, in the order of time.
fn those_there(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[i64]) -> Result<Vec<Comment>> {
    let mut comments = Vec::new();
    for id in ids {
        match readable_comment(tx, viewer, CommentId(*id)) {
            Ok(comment) => comments.push((*comment).clone()),
            Err(error) if error.meaning() == Meaning::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(comments)
}

/// `GET /fragments/posts?ids=…`
pub(crate) async fn posts(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Ids>,
) -> Result<Html<String>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let ids: Vec<PostId> = asked.numbers().into_iter().map(PostId).collect();
        let cards = cards(tx, &viewer, &ids)?.into_iter();
        cards
            .map(|card| Ok((message::standing(tx, viewer.id, &card)?, card)))
            .collect::<Result<Vec<_>>>()
    });
    let pieces = load.await?.into_iter().map(|(standing, card)| piece(&cx, &card, standing));
    pieces.collect::<Result<String>>().map(Html)
}

/// `GET /fragments/comments?ids=…`, of one post: whoever is shown them has read them.
pub(crate) async fn comments(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Ids>,
) -> Result<Html<String>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let comments = those_there(tx, &viewer, &asked.numbers())?;
        comment_cards(tx, &viewer, comments)?
            .into_iter()
            .map(|comment| Ok((marks::before(tx, &comment.comment)?, comment)))
            .collect::<Result<Vec<_>>>()
    });
    let comments = load.await?;
    let last = comments.iter().map(|(_, comment)| (comment.comment.post, comment.comment.id)).max();
    let mut html = String::new();
    for (before, comment) in &comments {
        let place = Place { before: *before, read: None };
        html.push_str(&render_comment(&cx, comment, &[], place)?);
    }
    if let Some((post, last)) = last {
        reading::shown(&app, cx.viewer()?, post, last).await;
    }
    Ok(Html(html))
}
