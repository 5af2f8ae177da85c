//! How much is unread in the spaces of the navigation, asked again by the script when something was read.

use axum::Extension;
use axum::response::Html;
use kernel::Result;
use ui::Ctx;

use crate::engine::Engine;

/// `GET /fragments/unread`
pub(crate) async fn badges(Extension(engine): Extension<Engine>, cx: Ctx) -> Result<Html<String>> {
    let (unread, sidebar) = (engine.unread(&cx).await?, engine.sidebar(&cx).await?);
    let (spaces, conversations) = (&sidebar.spaces, &sidebar.conversations);
    Ok(Html(ui::shell::unread_badges(cx.l, spaces, conversations, unread.counts())))
}
