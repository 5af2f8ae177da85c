//! A question is about to be published on a page without script: what asked the same is shown once.

use axum::response::{IntoResponse, Response};
use kernel::{App, Result};
use ui::Ctx;

use super::page::{html, threads};
use super::{VERY_LIKE, find};
use crate::Composer;
use crate::composer::Otherwise;
use crate::incoming::Incoming;
use crate::kinds::{KindName, Kinds, question};
use crate::publish::{NewPost, sent};
use crate::topics::suggest::Suggestions;

/// The page that shows what asked the same, with the form and all that was typed; nothing where nothing did, or its
/// writer saw it.
///
/// # Errors
/// Whatever the database meets.
pub(crate) async fn page(app: &App, cx: &Ctx, form: &mut Incoming) -> Result<Option<Response>> {
    let kind = KindName::sent(form.get("kind"));
    if cx.fragment || form.get("asked") == "seen" || kind.as_str() != question::NAME {
        return Ok(None);
    }
    let words = (form.get("title"), form.get("body"));
    // Whoever asks is not kept from it by an index that is away, or busy.
    let same = find(app, cx, words, None, VERY_LIKE).await.unwrap_or_default();
    if same.is_empty() {
        return Ok(None);
    }
    let threads = threads(app, cx, same).await?;
    let shown = html(cx, &threads, &Suggestions::default(), true)?;
    let files = form.keep_files(app, cx.viewer()?.id).await?;
    let content = NewPost { files, ..sent(&Kinds::at(&app.db), cx.l, form) };
    let asked = cx.clone();
    let load = app.db.read(move |tx| Composer::wherever(tx, &asked, &content, Otherwise::Asked));
    let Some(composer) = load.await? else { return Ok(None) };
    let composer = composer.asked_before(shown).goes_on(form).with_people(app, cx).await?;
    Ok(Some(composer.page(cx)?.into_response()))
}
