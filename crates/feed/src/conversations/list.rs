//! The viewer's conversations: who is in each, what was said last, what is unread.

use std::collections::HashMap;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use kernel::{App, Error, Result, SpaceId, Tx, Viewer};
use people::PersonCard;
use people::presence::Presence;
use posts::message::{self, Last};
use serde::Serialize;
use ui::{Ctx, Nav, Page};

use super::{Other, title};
use crate::engine::{Engine, Unread};

/// What the list is made of beside the database: who is here, and what is unread, which what stands
/// beside a page has counted already.
pub(crate) type Asked = (Extension<Presence>, Extension<Engine>, Option<Extension<Unread>>);

/// A conversation of the list.
struct Line {
    href: String,
    others: Vec<Other>,
    last: Option<Last>,
    /// Whether the viewer said it.
    mine: bool,
    unread: i64,
}

#[derive(Template)]
#[template(path = "feed/conversations.html")]
struct List<'a> {
    cx: &'a Ctx,
    list: Vec<Line>,
    typed: &'a str,
    error: String,
}

impl List<'_> {
    fn title(&self, line: &Line) -> String {
        title(self.cx, &line.others)
    }
}

/// What is known of a conversation.
struct Known {
    id: SpaceId,
    slug: String,
    others: Vec<PersonCard>,
    last: Option<Last>,
}

impl Known {
    /// What the list is sorted by: the last that happened.
    fn moved(&self) -> i64 {
        self.last.as_ref().map_or(self.id.0, |last| last.post.0)
    }
}

/// The conversations of the viewer, the one where something was said last first.
fn known(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Known>> {
    let mut last: HashMap<SpaceId, Last> = message::last(tx, viewer)?;
    let found = spaces::conversation::conversations(tx, viewer)?.into_iter();
    let mut list: Vec<Known> = found
        .map(|it| Known { id: it.id, slug: it.slug, others: it.others, last: last.remove(&it.id) })
        .collect();
    list.sort_by_key(|known| std::cmp::Reverse(known.moved()));
    Ok(list)
}

/// The page, with what was typed in its form where that could not be taken.
pub(super) async fn show(
    app: &App,
    cx: &Ctx,
    (Extension(here), Extension(engine), unread): &Asked,
    typed: &str,
    error: Option<&Error>,
) -> Result<Page> {
    let (viewer, here) = (cx.viewer()?.clone(), here.clone());
    let read = app
        .db
        .read(move |tx| Ok((known(tx, &viewer)?, spaces::presence::seen(tx, &viewer, &here)?)));
    let (list, here) = read.await?;
    let unread = match unread {
        Some(Extension(unread)) => unread.clone(),
        None => engine.unread(cx).await?,
    };
    let viewer = cx.viewer()?.id;
    let line = |known: Known| Line {
        href: format!("/spaces/{}", known.slug),
        others: Other::all(known.others, &here),
        mine: known.last.as_ref().is_some_and(|last| last.author == viewer),
        last: known.last,
        unread: unread.in_space(known.id),
    };
    let said = error.and_then(|e| e.about("people")).map(|m| cx.l.msg(m)).unwrap_or_default();
    let page = List { cx, list: list.into_iter().map(line).collect(), typed, error: said };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("ui-conversations")).nav(Nav::Conversations).status(status).main(main))
}

/// `GET /conversations`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, asked: Asked) -> Result<Page> {
    show(&app, &cx, &asked, "", None).await
}

/// A conversation, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ConversationView {
    /// Its name in addresses: posts and members are those of the space of this name.
    pub slug: String,
    /// The others in it.
    pub people: Vec<PersonCard>,
    /// What was said last.
    pub last: Option<Last>,
    /// How many messages you have not read; from 100 on perhaps more.
    pub unread: i64,
}

/// Conversations, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ConversationList {
    /// The one where something was said last first.
    pub items: Vec<ConversationView>,
}

/// Your private conversations.
#[utoipa::path(get, path = "/api/v1/conversations", tag = "spaces",
    responses((status = 200, body = ConversationList)))]
pub(crate) async fn api(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
) -> Result<ui::Json<ConversationList>> {
    let viewer = cx.viewer()?.clone();
    let (list, unread): (Vec<Known>, Unread) =
        (app.db.read(move |tx| known(tx, &viewer)).await?, engine.unread(&cx).await?);
    let view = |known: Known| ConversationView {
        unread: unread.in_space(known.id),
        slug: known.slug,
        people: known.others,
        last: known.last,
    };
    Ok(ui::Json(ConversationList { items: list.into_iter().map(view).collect() }))
}
