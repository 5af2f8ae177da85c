//! The page of what waits, and the badge of the navigation.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Cursor, Error, Result};
use live::Hub;
use serde::Deserialize;
use ui::{Ctx, Nav, Page, SafeHtml};

use crate::items::{self, Counted, Group, GroupView, ItemView, Which};

/// Which part of which list.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    show: Which,
    before: Option<kernel::id::Raw>,
}

#[derive(Template)]
#[template(path = "inbox/page.html")]
struct Inbox<'a> {
    cx: &'a Ctx,
    tabs: Vec<ui::view::Tab>,
    unread: i64,
    /// The newest item shown.
    upto: String,
    list: SafeHtml,
    show: &'static str,
}

#[derive(Template)]
#[template(path = "inbox/list.html")]
struct List<'a> {
    cx: &'a Ctx,
    show: Which,
    groups: SafeHtml,
    is_empty: bool,
}

impl List<'_> {
    fn icon(&self) -> &'static str {
        match self.show {
            Which::All => "inbox",
            Which::Unread => "good",
            Which::Mentions => "mention",
        }
    }

    fn title(&self) -> String {
        self.cx.l.t(&format!("inbox-empty-{}", self.show.as_str()))
    }

    fn text(&self) -> String {
        self.cx.l.t(&format!("inbox-empty-{}-text", self.show.as_str()))
    }
}

#[derive(Template)]
#[template(path = "inbox/rows.html")]
struct Rows<'a> {
    cx: &'a Ctx,
    show: Which,
    groups: &'a [GroupView],
    next: Option<i64>,
}

impl Rows<'_> {
    fn sentence(&self, group: &GroupView, item: &ItemView) -> String {
        crate::words::sentence(self.cx.l, group, item)
    }

    fn more(&self, group: &GroupView) -> String {
        let more = i64::try_from(group.count).unwrap_or(0).max(group.unread) - 1;
        if more > 0 { self.cx.l.tn("inbox-more", more) } else { String::new() }
    }

    fn more_href(&self, next: &i64) -> String {
        format!("/inbox?show={}&before={next}", self.show.as_str())
    }
}

/// Groups on a page.
const PAGE: i64 = 30;

/// `GET /inbox`; to the script, the list, or the rows after a place in it.
pub(crate) async fn page(
    State(app): State<App>,
    counted: Option<Extension<Counted>>,
    cx: Ctx,
    ui::Query(query): ui::Query<ListQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let counted = counted.map(|Extension(Counted(unread))| unread);
    let before = query.before.map_or(i64::MAX, |raw| raw.0);
    let load = app.db.read(move |tx| {
        let page = items::groups(tx, &viewer, query.show, Cursor { before, limit: PAGE })?;
        let leads = page.items.into_iter().map(Group::with_lead_alone).collect();
        let unread = match counted {
            Some(unread) => unread,
            None => items::waiting(tx, &viewer)?.count(),
        };
        Ok((items::views(tx, &viewer, leads)?, page.next, unread))
    });
    let (groups, next, unread) = load.await?;
    let rows = Rows { cx: &cx, show: query.show, groups: &groups, next };
    let rows = rows.render().map_err(Error::internal)?;
    if cx.fragment && query.before.is_some() {
        return Ok(Html(rows).into_response());
    }
    let (show, is_empty) = (query.show, groups.is_empty());
    let list = List { cx: &cx, show, groups: SafeHtml::trusted(rows), is_empty };
    let list = list.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(format!("{list}{}", ui::shell::inbox_badges(cx.l, unread))).into_response());
    }
    let page = Inbox {
        cx: &cx,
        tabs: tabs(&cx, query.show, unread),
        unread,
        upto: groups.first().map(|group| group.last.0.to_string()).unwrap_or_default(),
        list: SafeHtml::trusted(list),
        show: show.as_str(),
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-inbox")).nav(Nav::Inbox).main(main).into_response())
}

fn tabs(cx: &Ctx, shown: Which, unread: i64) -> Vec<ui::view::Tab> {
    let tab = |which: Which| ui::view::Tab {
        label: cx.l.t(&format!("inbox-{}", which.as_str())),
        href: match which {
            Which::All => "/inbox".into(),
            _ => format!("/inbox?show={}", which.as_str()),
        },
        current: which == shown,
        count: (which == Which::Unread && unread > 0).then_some(unread),
    };
    Which::ALL.map(tab).to_vec()
}

/// Which page the viewer looks at, where it is shown to its end.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct BadgeQuery {
    #[serde(default)]
    at: String,
}

/// `GET /fragments/inbox`: what the navigation says of what waits, for the script. What is on the page
/// the viewer looks at is read, as by opening it.
pub(crate) async fn badge(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    ui::Query(query): ui::Query<BadgeQuery>,
) -> Result<Html<String>> {
    let viewer = cx.viewer()?.clone();
    let waiting = app.db.read(move |tx| items::waiting(tx, &viewer)).await?;
    let left = items::left(&app, &hub, cx.viewer()?, waiting, &query.at).await?;
    Ok(Html(ui::shell::inbox_badges(cx.l, left)))
}
