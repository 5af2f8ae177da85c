//! Somebody is writing in a conversation: told to the others in it, kept nowhere. A page tells it at
//! most every three seconds, and forgets what it was told after six.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result};
use ui::Ctx;

use crate::ephemeral::{Ephemeral, Moment};
use crate::hub::Hub;
use crate::peers::Word;

/// Say that you are typing in a conversation: the others in it receive a live event `typing`. Repeat it
/// every three seconds while you type. If you hide your online status, nobody is told, and you are told
/// of nobody.
#[utoipa::path(post, path = "/api/v1/conversations/{slug}/typing", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 204), (status = 404, description = "No conversation of yours")))]
pub(crate) async fn api(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    hub.typing.take(viewer.id, cx.now)?;
    let actor = viewer.id;
    let load = app.db.read(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?;
        let mut hearers = spaces::presence::hearers(tx, &viewer, &space)?;
        let blocking = people::block::blocking(tx, viewer.id)?;
        hearers.retain(|person| !blocking.contains(person));
        Ok((space.id, hearers))
    });
    let (space, people) = load.await?;
    let data = Moment { actor, space: Some(space), here: None, page: None };
    hub.tell_peers(Word::Writing(data.clone(), people.clone()));
    hub.pass(Ephemeral { name: "typing", people, data });
    Ok(StatusCode::NO_CONTENT)
}
