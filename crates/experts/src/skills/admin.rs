//! The page of administrators: whether experts are found, and the list of skills; the same for programs.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Locale, Multipart, Nav, Page, Part};

use super::list::{Loaded, count, load};
use super::table::{BYTES_MOST, read};
use crate::switch::{Switch, decide, switch};

/// The page of administrators.
pub(crate) const PATH: &str = "/admin/experts";
/// Lines with a problem that a page names.
const NAMED: usize = 30;

#[derive(Template)]
#[template(path = "experts/admin.html")]
struct View<'a> {
    cx: &'a Ctx,
    switch: &'a Switch,
    skills: i64,
    langs: Vec<(String, String)>,
    lang: &'a str,
    loaded: Option<&'a Loaded>,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// What is wrong with the first lines.
    fn problems(&self) -> Vec<String> {
        let problems = self.loaded.iter().flat_map(|loaded| &loaded.problems);
        problems.take(NAMED).map(|problem| problem.said(self.cx.l)).collect()
    }

    /// How many more there are.
    fn others(&self) -> i64 {
        let all = self.loaded.map_or(0, |loaded| loaded.problems.len());
        i64::try_from(all.saturating_sub(NAMED)).unwrap_or(i64::MAX)
    }
}

/// `GET /admin/experts`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, None, "", None, &Wrong::nothing(cx.l)).await
}

async fn page(
    app: &App,
    cx: &Ctx,
    typed: Option<Switch>,
    lang: &str,
    loaded: Option<&Loaded>,
    wrong: &Wrong,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        Ok((switch(tx)?, count(tx)?))
    };
    let (kept, skills) = app.db.read(read).await?;
    let switch = typed.unwrap_or(kept);
    let langs = ["", "fr", "en"].map(|lang| {
        let key = if lang.is_empty() {
            "skills-lang-none".to_owned()
        } else {
            format!("language-{lang}")
        };
        (lang.to_owned(), cx.l.t(&key))
    });
    let langs = langs.to_vec();
    let view = View { cx, switch: &switch, skills, langs, lang, loaded, wrong };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("experts-admin")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/experts`: either of the two forms of the page.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    mut form: Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let (mut new, mut lang, mut file) = (Switch::default(), String::new(), None);
    let most = BYTES_MOST.min(app.config.upload_limit as usize);
    while let Some(part) = form.next().await? {
        match part {
            Part::Word(name, value) => match name.as_str() {
                "on" => new.on = value == "1",
                "offers" => new.offers = value == "1",
                "heard_on" => new.heard_on = value,
                "note" => new.note = value,
                "lang" => lang = value,
                _ => {}
            },
            Part::File(one) if one.input == "skills" => file = Some(one.bytes(most).await?),
            Part::File(_) => {}
        }
    }
    if let Some(bytes) = file {
        return match loaded(&app, &cx, bytes, &lang).await {
            Ok(done) => Ok(page(&app, &cx, None, &lang, Some(&done), &Wrong::nothing(cx.l))
                .await?
                .into_response()),
            Err(error) => {
                let wrong = Wrong::with(cx.l, error)?;
                Ok(page(&app, &cx, None, &lang, None, &wrong).await?.into_response())
            }
        };
    }
    let typed = new.clone();
    match app.db.write(move |tx| decide(tx, &viewer, &new)).await {
        Ok(()) => {
            let said = if typed.on { "notice-experts-on" } else { "notice-experts-off" };
            Ok(redirect(PATH, &Flash::new(said)))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, Some(typed), "", None, &wrong).await?.into_response())
        }
    }
}

async fn loaded(app: &App, cx: &Ctx, bytes: Vec<u8>, lang: &str) -> Result<Loaded> {
    let (app, viewer, lang) = (app.clone(), cx.viewer()?.clone(), lang.to_owned());
    let run = move || {
        if bytes.is_empty() {
            return Err(Error::field("skills", "skills-empty"));
        }
        load(&app, Some(&viewer), read(bytes)?, &lang, false)
    };
    tokio::task::spawn_blocking(run).await.map_err(Error::internal)?
}

/// A file of skills.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = SkillsFile)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    /// The CSV: that of ESCO (`conceptUri`, `preferredLabel`, `altLabels`…), or one skill a line.
    csv: String,
    /// The language of its names: `fr`, `en`, or empty.
    #[serde(default)]
    lang: String,
}

/// What came of a file of skills.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SkillsLoaded)]
pub(crate) struct Report {
    /// Skills that were not in the list.
    created: i64,
    /// Skills whose names changed.
    changed: i64,
    /// Skills that were there already.
    unchanged: i64,
    /// Lines that were skipped.
    skipped: Vec<Skipped>,
}

/// A line that was skipped.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SkillsLineSkipped)]
pub(crate) struct Skipped {
    /// Its number, from 1.
    line: usize,
    /// Why.
    why: String,
}

impl Report {
    fn of(l: Locale, loaded: &Loaded) -> Report {
        let skipped = loaded.problems.iter().take(1_000);
        Report {
            created: loaded.created,
            changed: loaded.changed,
            unchanged: loaded.unchanged,
            skipped: skipped
                .map(|one| Skipped { line: one.line, why: l.msg(&one.message) })
                .collect(),
        }
    }
}

/// Load a list of skills (administrators). The same file again changes nothing.
#[utoipa::path(post, path = "/api/v1/skills", tag = "experts", request_body = Sent,
    responses((status = 200, body = Report), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_load(
    State(app): State<App>,
    cx: Ctx,
    Json(sent): Json<Sent>,
) -> Result<Json<Report>> {
    cx.viewer()?.administering()?;
    let done = loaded(&app, &cx, sent.csv.into_bytes(), &sent.lang).await;
    let done = done.map_err(|error| match error.about("skills").cloned() {
        Some(message) => Error::field("csv", message),
        None => error,
    })?;
    Ok(Json(Report::of(cx.l, &done)))
}

/// Whether experts are found, and what is recorded of it (administrators).
#[utoipa::path(get, path = "/api/v1/experts/settings", tag = "experts",
    responses((status = 200, body = Switch), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<Switch>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        switch(tx)
    };
    app.db.read(read).await.map(Json)
}

/// Switch finding experts on or off (administrators).
#[utoipa::path(put, path = "/api/v1/experts/settings", tag = "experts", request_body = Switch,
    responses((status = 200, body = Switch), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_decide(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Switch>,
) -> Result<Json<Switch>> {
    let viewer = cx.viewer()?.clone();
    let write = move |tx: &mut Tx<'_>| {
        decide(tx, &viewer, &new)?;
        switch(tx)
    };
    app.db.write(write).await.map(Json)
}
