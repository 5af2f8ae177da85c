//! A conversation is begun, or found again.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Tx, Viewer};
use people::picker;
use serde::Deserialize;
use ui::Ctx;

use super::list::{Asked, WITH, show};

/// Begins the conversation of the viewer with these people, or finds it again; answers its address.
///
/// # Errors
/// `Invalid` when one is unknown to the viewer, or nobody else is named, or too many are.
fn begin(tx: &mut Tx<'_>, viewer: &Viewer, handles: &[String]) -> Result<String> {
    let mut between: Vec<PersonId> = vec![viewer.id];
    for handle in handles {
        let unknown = |_| Error::field(WITH, "space-member-unknown");
        let person = people::access::readable(tx, viewer, handle).map_err(unknown)?;
        if !between.contains(&person.id) {
            between.push(person.id);
        }
    }
    if !(2..=20).contains(&between.len()) {
        return Err(Error::field(WITH, "conversation-size"));
    }
    let id = spaces::conversation(tx, &between)?;
    Ok(spaces::access::visible_by_id(tx, viewer, id)?.href())
}

/// `POST /conversations`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    asked: Asked,
    ui::Form(form): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let picked = picker::picked(&app, &cx, picker::sent(&form, WITH)).await?;
    let begun = match picked.clear(WITH) {
        Ok(handles) => app.db.write(move |tx| begin(tx, &viewer, &handles)).await,
        Err(unclear) => Err(unclear),
    };
    match begun {
        Ok(href) => Ok(Redirect::to(&href).into_response()),
        Err(error) if !error.fields().is_empty() => {
            Ok(show(&app, &cx, &asked, &picked, Some(&error)).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// A conversation to begin.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConversation {
    /// The handles of the others in it.
    people: Vec<String>,
}

/// A conversation that was begun.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Begun {
    /// Its name in addresses: posts and members are those of the space of this name.
    slug: String,
}

/// Start a private conversation, or find the existing one with the same people.
#[utoipa::path(post, path = "/api/v1/conversations", tag = "spaces",
    request_body = NewConversation, responses((status = 201, body = Begun)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<NewConversation>,
) -> Result<(StatusCode, ui::Json<Begun>)> {
    let viewer = cx.viewer()?.clone();
    let href = app.db.write(move |tx| begin(tx, &viewer, &new.people)).await?;
    let slug = href.trim_start_matches("/spaces/").to_owned();
    Ok((StatusCode::CREATED, ui::Json(Begun { slug })))
}
