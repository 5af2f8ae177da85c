//! The page: a file is chosen, what it would bring is shown, then it is brought.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use spaces::Visible;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Locale, Multipart, Nav, Page, Part};

use super::{LARGEST, Report, import, space};

#[derive(Template)]
#[template(path = "events/import.html")]
struct View<'a> {
    cx: &'a Ctx,
    l: Locale,
    space: &'a Visible,
    wrong: &'a Wrong,
    report: Option<&'a Report>,
    /// The file, as it is brought.
    text: &'a str,
}

impl View<'_> {
    fn count(&self) -> i64 {
        let made = self.report.map_or(0, |report| report.made.len());
        i64::try_from(made).unwrap_or(i64::MAX)
    }

    /// What is shown is brought first.
    fn tone(&self) -> &'static str {
        if self.report.is_some_and(|report| !report.made.is_empty()) { "" } else { "primary" }
    }

    fn known(&self) -> i64 {
        let known = self.report.map_or(0, |report| report.known);
        i64::try_from(known).unwrap_or(i64::MAX)
    }
}

async fn page(
    app: &App,
    cx: &Ctx,
    slug: &str,
    (report, text): (Option<&Report>, &str),
    wrong: &Wrong,
) -> Result<Response> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    let space = app.db.read(move |tx| space(tx, &viewer, &slug)).await?;
    let html = answer::render(&View { cx, l: cx.l, space: &space, wrong, report, text })?;
    let page = Page::new(cx.l.t("event-import")).nav(Nav::Spaces).main(html);
    Ok(answer::never_kept(page.status(wrong.status())).into_response())
}

/// `GET /spaces/{slug}/calendar/import`
pub(super) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Response> {
    page(&app, &cx, &slug, (None, ""), &Wrong::nothing(cx.l)).await
}

/// `POST /spaces/{slug}/calendar/import`: shows what a file would bring; what was shown is brought.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    mut form: Multipart,
) -> Result<Response> {
    let (mut text, mut is_look) = (String::new(), true);
    while let Some(part) = form.next().await? {
        match part {
            Part::File(file) if file.input == "file" => {
                text = String::from_utf8_lossy(&file.bytes(LARGEST).await?).into_owned();
            }
            Part::Word(name, value) if name == "text" => (text, is_look) = (value, false),
            _ => {}
        }
    }
    match import(&app, cx.viewer()?, &slug, text.clone(), is_look).await {
        Ok(_) if !is_look => Ok(redirect(
            &format!("/spaces/{slug}/calendar?view=list"),
            &Flash::new("notice-events-imported"),
        )),
        Ok(report) => page(&app, &cx, &slug, (Some(&report), &text), &Wrong::nothing(cx.l)).await,
        Err(error) if error.about("file").is_some() => {
            page(&app, &cx, &slug, (None, ""), &Wrong::with(cx.l, error)?).await
        }
        Err(error) => Err::<Response, Error>(error),
    }
}
