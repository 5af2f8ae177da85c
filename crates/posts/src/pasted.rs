//! What is pasted from office programs, mails and pages, as Markdown.

use axum::Json as Answer;
use axum::extract::State;
use kernel::error::Meaning;
use kernel::gate::Who;
use kernel::{App, Error, Result};
use serde::{Deserialize, Serialize};
use text::{Names, from_html};
use ui::{Ctx, Json};

/// Bytes of HTML taken.
const MOST: usize = 1_000_000;

/// HTML that another program wrote.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pasted {
    /// The HTML, as the clipboard holds it: at most a million bytes.
    html: String,
}

/// What it says.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct PastedMarkdown {
    /// The same, as Markdown.
    markdown: String,
}

/// HTML of other programs as Markdown: links, lists, tables, quotes, code and stress stay. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/markdown", tag = "posts", request_body = Pasted,
    responses((status = 200, body = PastedMarkdown)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Json(asked): Json<Pasted>,
) -> Result<Answer<PastedMarkdown>> {
    cx.viewer()?;
    if asked.html.len() > MOST {
        return Err(Error::new(Meaning::TooLarge, "error-body-too-large"));
    }
    let read = move || from_html(&asked.html, Names::Kept);
    let markdown = app.gates.searches.run(Who::Known, read).await?;
    Ok(Answer(PastedMarkdown { markdown }))
}
