//! The page of a conversation: what was said, the oldest first, and below it the field to go on.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Cursor, Error, Result};
use people::presence::Presence;
use posts::{Composer, message};
use spaces::Visible;
use ui::{Ctx, Nav, Page, SafeHtml};

use super::{Other, list, title};
use crate::engine::{Engine, Unread};
use crate::lists::List;
use crate::suspended;

/// Messages a page.
const PAGE: i64 = 40;

#[derive(Template)]
#[template(path = "feed/talk_rows.html")]
struct Rows<'a> {
    cx: &'a Ctx,
    /// Where the messages before these are.
    earlier: Option<String>,
    messages: SafeHtml,
}

#[derive(Template)]
#[template(path = "feed/talk.html")]
struct Talk<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    title: &'a str,
    others: Vec<Other>,
    rows: Rows<'a>,
    empty: bool,
    /// Whether there are later messages than these.
    later: bool,
    composer: SafeHtml,
    /// The conversations, of which this is one.
    talks: SafeHtml,
}

impl Talk<'_> {
    /// Where a conversation with others begins, too.
    fn wider_href(&self) -> String {
        let with: Vec<String> =
            self.others.iter().map(|other| format!("@{}", other.person.handle)).collect();
        format!("/conversations?with={}", with.join(","))
    }
}

/// What its page needs beside the conversation.
pub(crate) struct Asked {
    pub(crate) app: App,
    pub(crate) engine: Engine,
    pub(crate) here: Presence,
    pub(crate) before: Option<i64>,
    /// What is unread, where it is counted already.
    pub(crate) unread: Option<Unread>,
}

/// `GET /spaces/{slug}` of a conversation.
pub(crate) async fn page(
    cx: &Ctx,
    asked: Asked,
    space: Visible,
    composer: Option<Composer>,
) -> Result<Response> {
    let Asked { app, engine, here, before, unread } = asked;
    let cursor = Cursor { before: before.unwrap_or(i64::MAX), limit: PAGE };
    let slice = engine.page(cx, List::Space(space.id), cursor).await?;
    let earlier = slice.next.map(|next| format!("{}?before={next}", space.href()));
    let reader = cx.viewer()?.id;
    let blocked = app.db.read(move |tx| people::block::blocked(tx, reader)).await?;
    let messages = SafeHtml::trusted(message::list(cx, &slice.items, &blocked)?);
    let rows = Rows { cx, earlier, messages };
    if cx.fragment {
        return Ok(Html(rows.render().map_err(Error::internal)?).into_response());
    }
    let (viewer, of) = (cx.viewer()?.clone(), space.clone());
    let read = app.db.read(move |tx| {
        let others = spaces::conversation::others(tx, &viewer, &of)?;
        let known = list::known(tx, &viewer, Some(list::BESIDE))?;
        Ok((others, spaces::presence::seen(tx, &viewer, &here)?, known))
    });
    let (others, here, known) = read.await?;
    let unread = match unread {
        Some(unread) => unread,
        None => engine.unread(cx).await?,
    };
    let talks = list::talks(cx, known, &here, &unread, &space.slug)?.html()?;
    let others = Other::all(others, &here);
    let title = title(cx, &others);
    let composer = suspended::or_form(&engine, cx, space.id, composer).await?;
    let talk = Talk {
        cx,
        space: &space,
        title: &title,
        others,
        rows,
        empty: slice.items.is_empty(),
        later: before.is_some(),
        composer: SafeHtml::trusted(composer),
        talks,
    };
    let main = talk.render().map_err(Error::internal)?;
    Ok(Page::new(title.as_str()).nav(Nav::Conversations).main(main).into_response())
}
