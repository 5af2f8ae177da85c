//! The viewer's conversations: who is in each, what was said last, what is unread.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, PersonId, Result, SpaceId, Tx, Viewer};
use people::PersonCard;
use people::picker::{self, Picked};
use people::presence::Presence;
use posts::message::{self, Last};
use serde::Serialize;
use ui::view::PeopleField;
use ui::{Ctx, Nav, Page, Query, SafeHtml};

use super::{Other, title};
use crate::engine::{Engine, Unread};

/// What the list is made of beside the database: who is here, and what is unread, which what stands
/// beside a page has counted already.
pub(crate) type Asked = (Extension<Presence>, Extension<Engine>, Option<Extension<Unread>>);

/// A conversation of the list.
struct Line {
    href: String,
    title: String,
    others: Vec<Other>,
    last: Option<Last>,
    /// Whether the viewer said it.
    mine: bool,
    unread: i64,
    /// Whether it is the one shown beside.
    current: bool,
}

/// The list, on its page and beside a conversation; live events bring it again.
#[derive(Template)]
#[template(path = "feed/talks.html")]
pub(super) struct Talks<'a> {
    cx: &'a Ctx,
    lines: Vec<Line>,
    /// Whether there are more.
    more: bool,
    /// The name in addresses of the one shown beside.
    at: &'a str,
}

impl Talks<'_> {
    /// As HTML.
    pub(super) fn html(&self) -> Result<SafeHtml> {
        self.render().map(SafeHtml::trusted).map_err(Error::internal)
    }
}

#[derive(Template)]
#[template(path = "feed/conversations.html")]
struct List<'a> {
    cx: &'a Ctx,
    talks: SafeHtml,
    empty: bool,
    is_guest: bool,
    with: PeopleField,
}

/// What is known of a conversation.
pub(super) struct Known {
    id: SpaceId,
    slug: String,
    others: Vec<PersonCard>,
    last: Option<Last>,
}

/// Conversations shown beside one that is open.
pub(super) const BESIDE: usize = 50;

/// The conversations of the viewer, the one where something was said last first: all, or up to `most` and
/// whether there are more.
pub(super) fn known(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    most: Option<usize>,
) -> Result<(Vec<Known>, bool)> {
    let mut last: HashMap<SpaceId, Last> = message::last(tx, viewer)?;
    let mut found = spaces::conversation::conversations(tx, viewer)?;
    // By the last that happened.
    found.sort_by_key(|it| Reverse(last.get(&it.id).map_or(it.id.0, |last| last.post.0)));
    let more = most.is_some_and(|most| found.len() > most);
    found.truncate(most.unwrap_or(found.len()));
    let ids: Vec<PersonId> = found.iter().flat_map(|it| it.others.clone()).collect();
    let cards = people::cards(tx, &ids)?;
    let known = found.into_iter().map(|it| {
        let others = it.others.iter().filter_map(|id| cards.get(id).cloned()).collect();
        Known { last: last.remove(&it.id), id: it.id, slug: it.slug, others }
    });
    Ok((known.collect(), more))
}

/// The list of these, as the viewer sees it beside the one at the address `at`.
pub(super) fn talks<'a>(
    cx: &'a Ctx,
    (list, more): (Vec<Known>, bool),
    here: &HashSet<PersonId>,
    unread: &Unread,
    at: &'a str,
) -> Result<Talks<'a>> {
    let viewer = cx.viewer()?.id;
    let line = |known: Known| {
        let others = Other::all(known.others, here);
        Line {
            href: format!("/spaces/{}", known.slug),
            title: title(cx, &others),
            others,
            mine: known.last.as_ref().is_some_and(|last| last.author == viewer),
            last: known.last,
            unread: unread.in_space(known.id),
            current: known.slug == at,
        }
    };
    Ok(Talks { cx, lines: list.into_iter().map(line).collect(), more, at })
}

/// The field that names whom to write to.
pub(super) const WITH: &str = "people";

/// The list as it is now, beside the conversation at the address `at`.
async fn listed<'a>(
    app: &App,
    cx: &'a Ctx,
    (Extension(here), Extension(engine), unread): &Asked,
    at: &'a str,
) -> Result<Talks<'a>> {
    let (viewer, here) = (cx.viewer()?.clone(), here.clone());
    let most = (!at.is_empty()).then_some(BESIDE);
    let read = app.db.read(move |tx| {
        Ok((known(tx, &viewer, most)?, spaces::presence::seen(tx, &viewer, &here)?))
    });
    let (list, here) = read.await?;
    let unread = match unread {
        Some(Extension(unread)) => unread.clone(),
        None => engine.unread(cx).await?,
    };
    talks(cx, list, &here, &unread, at)
}

/// The page, with those who are named in its form, and why that could not be taken.
pub(super) async fn show(
    app: &App,
    cx: &Ctx,
    asked: &Asked,
    named: &Picked,
    error: Option<&Error>,
) -> Result<Page> {
    let talks = listed(app, cx, asked, "").await?;
    let (label, hint) = (cx.l.t("conversation-with"), cx.l.t("conversation-with-hint"));
    let mut with = PeopleField { required: true, ..PeopleField::new(WITH, label, hint) };
    with.error = error.and_then(|e| e.about(WITH)).map(|m| cx.l.msg(m)).unwrap_or_default();
    named.fill(&mut with);
    let is_guest = !cx.viewer()?.sees_open();
    let page = List { cx, empty: talks.lines.is_empty(), is_guest, talks: talks.html()?, with };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("ui-conversations")).nav(Nav::Conversations).status(status).main(main))
}

/// `GET /conversations`; for the script the list alone.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    asked: Asked,
    Query(query): Query<Sought>,
) -> Result<Response> {
    if cx.fragment {
        let talks = listed(&app, &cx, &asked, &query.at).await?;
        return Ok(Html(talks.html()?.into_string()).into_response());
    }
    let named = picker::picked(&app, &cx, vec![query.with]).await?;
    Ok(show(&app, &cx, &asked, &named, None).await?.into_response())
}

/// What the address carries.
#[derive(serde::Deserialize)]
pub(crate) struct Sought {
    /// Whom the form begins with: `@ana,@ben`.
    #[serde(default)]
    with: String,
    /// Which conversation the list stands beside.
    #[serde(default)]
    at: String,
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
    let (list, _) = app.db.read(move |tx| known(tx, &viewer, None)).await?;
    let unread = engine.unread(&cx).await?;
    let view = |known: Known| ConversationView {
        unread: unread.in_space(known.id),
        slug: known.slug,
        people: known.others,
        last: known.last,
    };
    Ok(ui::Json(ConversationList { items: list.into_iter().map(view).collect() }))
}
