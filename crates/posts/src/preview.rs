//! What a text will look like, before anybody else sees it.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, PersonId, Result, Tx};
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::destinations;
use crate::incoming::Incoming;
use crate::publish::{again, sent};
use crate::untold::{self, Note};
use crate::{Composer, Kinds, Written};

#[derive(Template)]
#[template(path = "posts/preview.html")]
struct Preview<'a> {
    cx: &'a Ctx,
    html: SafeHtml,
    /// Who of those mentioned will not be told.
    note: SafeHtml,
    /// The composer with what was typed; empty for the script, which has it still.
    form: SafeHtml,
}

/// A text as it will be in the space at this address, as far as that is chosen and there, and what is
/// said of those it mentions who cannot read it there.
fn previewed(tx: &mut Tx<'_>, cx: &Ctx, body: &Written, slug: &str) -> Result<(String, String)> {
    let viewer = cx.viewer()?;
    let space = match spaces::access::visible(tx, viewer, slug.trim_start_matches('~')) {
        Ok(space) => space,
        Err(error) if error.meaning() == Meaning::NotFound => {
            return Ok((body.render(tx, viewer.id, (None, 0))?.html, String::new()));
        }
        Err(error) => return Err(error),
    };
    let text = body.render(tx, viewer.id, (Some(space.id), 0))?;
    let people: Vec<PersonId> =
        text.people.iter().filter(|one| !one.told).map(|one| one.person).collect();
    let note = match Note::of(tx, cx, &space, &people)? {
        Some(note) if space.is_community() => note.choosing().html()?,
        Some(note) => note.html()?,
        None => String::new(),
    };
    Ok((untold::shown(cx.l, &text.html), note))
}

/// `POST /preview`: the form of the composer, to be shown instead of published.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    form: ui::Multipart,
) -> Result<Response> {
    let form = Incoming::read(&app, &cx, form).await?;
    let (asked, content) = (cx.clone(), sent(&Kinds::at(&app.db), cx.l, &form));
    if let Err(error) = form.whole() {
        return again(&app, &cx, &form, content, error).await;
    }
    let viewer = cx.viewer()?;
    let place = destinations::place(viewer, &content.space);
    let body = Written::prepare(&app.db, viewer.id, &content.body, place).await?;
    let load = app.db.read(move |tx| {
        let (html, note) = previewed(tx, &asked, &body, &content.space)?;
        // The script has the form still.
        let form = if asked.fragment {
            None
        } else {
            Some(Composer::holding(tx, &asked, &content)?.goes_on(&form))
        };
        Ok((html, note, form))
    });
    let (html, note, composer) = load.await?;
    let form = composer.map(|composer| composer.render(&cx)).transpose()?.unwrap_or_default();
    let (html, form) = (SafeHtml::trusted(html), SafeHtml::trusted(form));
    let note = SafeHtml::trusted(note);
    let main = Preview { cx: &cx, html, note, form }.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(main).into_response());
    }
    Ok(Page::new(cx.l.t("ui-preview")).nav(Nav::Home).main(main).into_response())
}
