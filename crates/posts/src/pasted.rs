//! What is pasted from office programs, mails and pages, as Markdown.

use axum::Json as Answer;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use text::{Names, from_html};
use ui::{Ctx, Json};

/// HTML that another program wrote.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pasted {
    /// The HTML, as the clipboard holds it.
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
pub(crate) async fn api(cx: Ctx, Json(asked): Json<Pasted>) -> Result<Answer<PastedMarkdown>> {
    cx.viewer()?;
    let read = move || from_html(&asked.html, Names::Kept);
    let markdown = tokio::task::spawn_blocking(read).await.map_err(Error::internal)?;
    Ok(Answer(PastedMarkdown { markdown }))
}
