//! The list *for me* as a page: the posts that came home, each under its reasons in words, which lead
//! to a panel of all parts and their switches.
//!
//! Invariants:
//! - what is told of a part is what is certain: a topic or a person is named where the viewer
//!   follows them, and nothing else is guessed;
//! - the panel shows every part, those that hold the post back too, and their sum;
//! - what waits for the viewer's answer stands first, whatever its score;
//! - nothing that others publish is put into the list under somebody's eyes: what is new is offered
//!   by making the list anew.

mod known;
pub(crate) mod why;
mod words;

use askama::Template;
use kernel::{Error, Result};
use ui::{Ctx, SafeHtml};

use crate::engine::{Awaited, Engine, Sidebar};
use crate::home::{self, FOR_ME, HomeQuery, Invitation};
use known::Known;

/// The reasons of one post in words.
#[derive(Template)]
#[template(path = "feed/why.html")]
struct Why<'a> {
    cx: &'a Ctx,
    href: String,
    reasons: String,
}

#[derive(Template)]
#[template(path = "feed/ranked.html")]
struct Ranked {
    spaces: String,
    again: &'static str,
    rows: SafeHtml,
}

#[derive(Template)]
#[template(path = "feed/ranked_rows.html")]
struct Rows<'a> {
    cx: &'a Ctx,
    posts: SafeHtml,
    more: Option<String>,
}

/// The list from where the query says: whole, or only its further rows where the script asked for
/// those.
pub(crate) async fn list(
    engine: &Engine,
    cx: &Ctx,
    sidebar: &Sidebar,
    query: &HomeQuery,
    awaited: Option<Awaited>,
) -> Result<String> {
    let (from, limit) = query.ranked();
    let page = engine.for_me(cx, (from, limit), awaited).await?;
    let known = Known::of_page(engine, cx, &page.items).await?;
    let mut posts = String::new();
    for picked in &page.items {
        let why =
            Why { cx, href: why::href(picked), reasons: words::reasons(cx.l, picked, &known) };
        why.render_into(&mut posts).map_err(Error::internal)?;
        posts::cached_html::write(cx, &picked.shown, &mut posts)?;
    }
    let more = page.next.map(|next| format!("{FOR_ME}&from={next}"));
    let rows = if posts.is_empty() && more.is_none() && from == 0 {
        nothing(cx, sidebar)?
    } else {
        let rows = Rows { cx, posts: SafeHtml::trusted(posts), more };
        rows.render().map_err(Error::internal)?
    };
    if cx.fragment {
        return Ok(rows);
    }
    let spaces = sidebar.followed.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let list = Ranked { spaces, again: FOR_ME, rows: SafeHtml::trusted(rows) };
    list.render().map_err(Error::internal)
}

/// Nothing that is recent enough to be ranked, or nothing at all yet.
fn nothing(cx: &Ctx, sidebar: &Sidebar) -> Result<String> {
    if sidebar.choices.is_empty() {
        return home::invitation(cx, sidebar);
    }
    let invitation = Invitation {
        icon: "clock",
        title: cx.l.t("for-me-empty"),
        text: cx.l.t("for-me-empty-text"),
        links: vec![("/".to_owned(), cx.l.t("for-me-newest"))],
    };
    invitation.render().map_err(Error::internal)
}
