//! All emoji, to react with or to write, by group or by a word in either language.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Lang, Result};
use serde::Deserialize;
use text::{EMOJI_GROUPS, Emoji, emoji_named, emoji_of_group};
use ui::{Ctx, SafeHtml};

use crate::menu::{self, Thing};
use crate::target::Target;

/// Emoji found by a word, at most.
const MOST: usize = 120;

/// Which of them.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct GridQuery {
    /// A word of their names.
    #[serde(default)]
    q: String,
    /// Else a group.
    group: Option<usize>,
}

impl GridQuery {
    fn group(&self) -> usize {
        self.group.unwrap_or(0).min(EMOJI_GROUPS.len() - 1)
    }

    fn found(&self) -> Vec<&'static Emoji> {
        match self.q.trim().is_empty() {
            true => emoji_of_group(self.group()).collect(),
            false => emoji_named(&self.q).take(MOST).collect(),
        }
    }

    /// Whether a part of the grid is asked for that is there already.
    fn is_within(&self) -> bool {
        !self.q.is_empty() || self.group.is_some()
    }
}

#[derive(Template)]
#[template(path = "posts/emoji_found.html")]
struct Found<'a> {
    cx: &'a Ctx,
    name: String,
    href: String,
    found: Vec<&'static Emoji>,
    /// Whether they go into what is written, and not on something that is there.
    written: bool,
}

impl Found<'_> {
    fn called(&self, emoji: &Emoji) -> &'static str {
        match self.cx.l.lang {
            Lang::Fr => emoji.french,
            Lang::En => emoji.english,
        }
    }
}

#[derive(Template)]
#[template(path = "posts/emoji_grid.html")]
struct Grid<'a> {
    cx: &'a Ctx,
    href: String,
    q: &'a str,
    /// The group shown; none where a word is looked for.
    group: Option<usize>,
    groups: [&'static str; EMOJI_GROUPS.len()],
    found: SafeHtml,
}

impl Grid<'_> {
    fn is_shown(&self, group: &usize) -> bool {
        self.group == Some(*group)
    }
}

/// `GET /posts/{id}/emoji`, `GET /comments/{id}/emoji`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    ui::Query(query): ui::Query<GridQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let thing = app.db.read(move |tx| Thing::load(tx, &viewer, target)).await?;
    let found = Found {
        cx: &cx,
        name: target.name(),
        href: target.href(),
        found: query.found(),
        written: false,
    };
    let found = found.render().map_err(Error::internal)?;
    if cx.fragment && query.is_within() {
        return Ok(Html(found).into_response());
    }
    let content = grid(&cx, target.href(), &query, found)?;
    menu::answer(&cx, &cx.l.t("ui-emoji-all"), &thing, content)
}

/// `GET /fragments/emoji`: the same for whoever writes.
pub(crate) async fn writing(
    cx: Ctx,
    ui::Query(query): ui::Query<GridQuery>,
) -> Result<Html<String>> {
    cx.viewer()?;
    let (name, href) = (String::new(), "/fragments".to_owned());
    let found = Found { cx: &cx, name, href: href.clone(), found: query.found(), written: true };
    let found = found.render().map_err(Error::internal)?;
    Ok(Html(if query.is_within() { found } else { grid(&cx, href, &query, found)? }))
}

fn grid(cx: &Ctx, href: String, query: &GridQuery, found: String) -> Result<String> {
    let grid = Grid {
        cx,
        href,
        q: &query.q,
        group: query.q.trim().is_empty().then(|| query.group()),
        groups: EMOJI_GROUPS,
        found: SafeHtml::trusted(found),
    };
    grid.render().map_err(Error::internal)
}
