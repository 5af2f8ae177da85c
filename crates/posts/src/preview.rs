//! What a text will look like, before anybody else sees it.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result};
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::incoming::Incoming;
use crate::publish::{again, sent};
use crate::{Composer, Written};

#[derive(Template)]
#[template(path = "posts/preview.html")]
struct Preview<'a> {
    cx: &'a Ctx,
    html: SafeHtml,
    /// The composer with what was typed; empty for the script, which has it still.
    form: SafeHtml,
}

/// `POST /preview`: the form of the composer, to be shown instead of published.
pub(crate) async fn submit(State(app): State<App>, cx: Ctx, form: Multipart) -> Result<Response> {
    let form = Incoming::read(&app, &cx, form).await?;
    let (viewer, asked, content) = (cx.viewer()?.clone(), cx.clone(), sent(cx.l, &form));
    if let Err(error) = form.whole() {
        return again(&app, &cx, &form, content, error).await;
    }
    let body = Written::from(content.body.as_str());
    let load = app.db.read(move |tx| {
        let html = body.render(tx, viewer.id)?.html;
        // The script has the form still.
        let form = if asked.fragment {
            None
        } else {
            Some(Composer::holding(tx, &asked, &content)?.goes_on(&form))
        };
        Ok((html, form))
    });
    let (html, composer) = load.await?;
    let form = composer.map(|composer| composer.render(&cx)).transpose()?.unwrap_or_default();
    let (html, form) = (SafeHtml::trusted(html), SafeHtml::trusted(form));
    let main = Preview { cx: &cx, html, form }.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(main).into_response());
    }
    Ok(Page::new(cx.l.t("preview-title")).nav(Nav::Home).main(main).into_response())
}
