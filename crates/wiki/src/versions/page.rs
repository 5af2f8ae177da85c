//! The versions of a page, as pages.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, PersonId, Result, Tx};
use people::PersonCard;
use posts::view::person;
use serde::Deserialize;
use text::Change;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, Query, answer};

use super::{SHOWN, Version, restore, version, versions};
use crate::access::{self, readable};
use crate::brackets;
use crate::model;
use crate::save::Saved;

/// Which versions are asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Those before this one.
    before: Option<i64>,
    /// The one that another is compared with.
    from: Option<i64>,
}

#[derive(Template)]
#[template(path = "wiki/versions.html")]
struct ListView<'a> {
    cx: &'a Ctx,
    page: &'a access::Page,
    versions: &'a [Version],
    people: &'a HashMap<PersonId, PersonCard>,
    /// The last of those shown, where there are more.
    more: Option<i64>,
}

impl ListView<'_> {
    fn author(&self, version: &Version) -> ui::view::Person {
        self.people.get(&version.author).map(person).unwrap_or_default()
    }
}

/// `GET /pages/{id}/versions`
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let load = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?;
        let all = versions(tx, &page, asked.before.unwrap_or(i64::MAX), SHOWN + 1)?;
        let authors: Vec<PersonId> = all.iter().map(|version| version.author).collect();
        Ok((page, people::cards(tx, &authors)?, all))
    };
    let (page, people, mut all) = app.db.read(load).await?;
    let most = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let more = (all.len() > most).then(|| all[most - 1].number);
    all.truncate(most);
    let view = ListView { cx: &cx, page: &page, versions: &all, people: &people, more };
    Ok(Page::new(cx.l.t("page-versions")).nav(Nav::Spaces).main(answer::render(&view)?))
}

#[derive(Template)]
#[template(path = "wiki/version.html")]
struct OneView<'a> {
    cx: &'a Ctx,
    page: &'a access::Page,
    version: &'a Version,
    author: ui::view::Person,
    /// The one it is compared with.
    from: Option<&'a Version>,
    title: Vec<Change>,
    changes: Vec<Change>,
}

impl OneView<'_> {
    fn is_current(&self) -> bool {
        self.version.number == self.page.state.version
    }
}

/// `GET /pages/{id}/versions/{number}`
pub(crate) async fn one(
    State(app): State<App>,
    cx: Ctx,
    Path((segment, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let load = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?;
        let found = version(tx, &page, number)?;
        let from = match asked.from.unwrap_or(number - 1) {
            before if before >= 1 && before != number => Some(version(tx, &page, before)?),
            _ => None,
        };
        let author = people::cards(tx, &[found.author])?.remove(&found.author);
        Ok((page, found, from, author))
    };
    let (page, version, from, author) = app.db.read(load).await?;
    let before = |of: fn(&Version) -> &str| from.as_ref().map_or("", of);
    let view = OneView {
        title: text::changes(before(|v| &v.title), &version.title),
        changes: text::changes(
            &brackets::typed(before(|v| &v.body), &page.space().slug),
            &brackets::typed(&version.body, &page.space().slug),
        ),
        cx: &cx,
        page: &page,
        version: &version,
        author: author.as_ref().map(person).unwrap_or_default(),
        from: from.as_ref(),
    };
    let title = cx.l.t1("page-version", "number", version.number);
    Ok(Page::new(title).nav(Nav::Spaces).main(answer::render(&view)?))
}

/// What the form says.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    /// The version that held when the form was shown.
    revision: i64,
}

/// `POST /pages/{id}/versions/{number}/restore`
pub(crate) async fn submit_restore(
    State(app): State<App>,
    cx: Ctx,
    Path((segment, number)): Path<(String, String)>,
    Form(seen): Form<Seen>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let write = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let saved = restore(tx, &viewer, &page, number, seen.revision)?;
        Ok((readable(tx, &viewer, id)?.href(), saved))
    };
    let (href, saved) = app.db.write(write).await?;
    let said = match saved {
        Saved::Same => "notice-page-same",
        _ => "notice-page-restored",
    };
    Ok(redirect(&href, &Flash::new(said)))
}
