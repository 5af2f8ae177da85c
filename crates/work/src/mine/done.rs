//! A task is done, or open again, from a list of one's own: the list comes again.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Result, Tx, Viewer};
use posts::PostId;
use posts::kinds::{self, Given};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::page::{self, Query};

/// Which list comes again.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Back {
    back: String,
}

impl Back {
    /// A page of one's own work; the list of tasks where it is none.
    fn href(&self) -> &str {
        let known = ["/tasks", "/day"].iter().any(|page| {
            self.back
                .strip_prefix(page)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
        });
        if known { &self.back } else { "/tasks" }
    }
}

fn make(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, name: &str) -> Result<String> {
    let post = posts::access::readable(tx, viewer, id)?;
    kinds::make(tx, viewer, &post, name, &Given::default())?;
    Ok(post.heading())
}

async fn act(app: App, cx: Ctx, id: String, back: Back, name: &'static str) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let title = app.db.write(move |tx| make(tx, &viewer, id, name)).await?;
    let undo = format!("/tasks/{id}/reopen");
    let done = (name == "finish").then_some((title, undo.clone()));
    let back = back.href();
    if !cx.fragment {
        let said = match done {
            Some(_) => Flash::new("notice-task-done").undo(&undo),
            None => Flash::new("notice-task-open"),
        };
        return Ok(redirect(back, &said));
    }
    match back.starts_with("/day") {
        true => crate::day::page::fragment(&app, &cx, back, done).await,
        false => page::fragment(&app, &cx, Query::parse(back), done).await,
    }
}

/// `POST /tasks/{id}/done`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(back): ui::Form<Back>,
) -> Result<Response> {
    act(app, cx, id, back, "finish").await
}

/// `POST /tasks/{id}/reopen`
pub(crate) async fn submit_reopen(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(back): ui::Form<Back>,
) -> Result<Response> {
    act(app, cx, id, back, "reopen").await
}
