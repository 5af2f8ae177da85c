//! In what field one writes: an editor that looks as what will be read, or the Markdown itself.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::{Activity, App, PersonId, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::flash::{self, Flash};
use ui::{Ctx, Form, Json};

use crate::logged;
use crate::store::writing as store;

/// Where the page of choices says it.
const BACK: &str = "/settings/choices#writing";

/// In what field a person writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Writing {
    /// In an editor that looks as what will be read: the usual.
    #[default]
    Visual,
    /// In a bare field that shows the Markdown.
    Markdown,
}

impl Writing {
    /// Every choice, the usual first.
    pub const ALL: [Writing; 2] = [Writing::Visual, Writing::Markdown];

    /// As stored, and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Writing::Visual => "visual",
            Writing::Markdown => "markdown",
        }
    }

    /// The choice of a stored word; an unknown word is the usual one.
    pub(crate) fn stored(word: &str) -> Writing {
        Writing::ALL.into_iter().find(|writing| writing.as_str() == word).unwrap_or_default()
    }
}

/// In what field this person writes.
pub fn writing(tx: &mut Tx<'_>, person: PersonId) -> Result<Writing> {
    store::writing(tx, person)
}

/// Chooses for oneself.
pub fn choose(tx: &mut Tx<'_>, viewer: &Viewer, writing: Writing) -> Result<()> {
    if !store::choose(tx, viewer.id, writing)? {
        return Ok(());
    }
    let activity = Activity::new(logged::PERSON_CHANGED, viewer.id.0).by(viewer.id);
    tx.log(activity.data(json!({ "fields": ["writing"] })))
}

/// `GET /fragments/editor`: the toolbar of the editor with its words, for whoever begins to write.
pub(crate) async fn tools(State(app): State<App>, cx: Ctx) -> Result<Html<String>> {
    let viewer = cx.viewer()?.id;
    let chosen = app.db.read(move |tx| writing(tx, viewer)).await?;
    Ok(Html(ui::editor::tools(cx.l, chosen == Writing::Markdown)))
}

/// What the form sends.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct WritingForm {
    writing: Writing,
}

/// `POST /settings/writing`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<WritingForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| choose(tx, &viewer, form.writing)).await?;
    if cx.fragment {
        return Ok(axum::http::StatusCode::NO_CONTENT.into_response());
    }
    Ok(flash::redirect(BACK, &Flash::new("notice-writing")))
}

/// In what field you write on the pages.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WritingChoice {
    /// `visual`: an editor that looks as what will be read; `markdown`: the Markdown itself.
    pub writing: Writing,
}

/// In what field you write: an editor that looks as what will be read, or Markdown.
#[utoipa::path(get, path = "/api/v1/me/writing", tag = "me",
    responses((status = 200, body = WritingChoice)))]
pub(crate) async fn api_read(State(app): State<App>, cx: Ctx) -> Result<Json<WritingChoice>> {
    let viewer: PersonId = cx.viewer()?.id;
    let writing = app.db.read(move |tx| writing(tx, viewer)).await?;
    Ok(Json(WritingChoice { writing }))
}

/// Choose in what field you write on the pages.
#[utoipa::path(put, path = "/api/v1/me/writing", tag = "me", request_body = WritingChoice,
    responses((status = 200, body = WritingChoice)))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Json(choice): Json<WritingChoice>,
) -> Result<Json<WritingChoice>> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| choose(tx, &viewer, choice.writing)).await?;
    Ok(Json(choice))
}
