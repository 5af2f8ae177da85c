//! The home page: only what the viewer chose, newest first; or, one click away, in the order *for me*.

use askama::Template;
use axum::Extension;
use axum::response::{Html, IntoResponse, Response};
use kernel::id::Raw;
use kernel::page::CursorQuery;
use kernel::{Error, Result};
use posts::{Composer, Kinds};
use serde::Deserialize;
use spaces::view::SpaceView;
use ui::view::Tab;
use ui::{Ctx, Nav, Page};

use crate::engine::{Awaited, Engine, MANY, Sidebar, Unread};
use crate::lists::List;
use crate::{first_day, for_me, render, suspended};

/// The address of the list *for me*. The order is in the address alone: opening home is always
/// opening it newest first.
pub(crate) const FOR_ME: &str = "/?order=for-me";

/// Beyond how many unread posts the offer to catch up says how many.
const READABLE: i64 = 20;

/// The orders of the home list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Strictly by time.
    #[default]
    Newest,
    /// By the sum of named parts.
    ForMe,
}

/// What addresses of the home list carry.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct HomeQuery {
    #[serde(default)]
    pub(crate) order: Order,
    /// Newest first: the last identifier of the page before.
    before: Option<Raw>,
    /// For me: how many were shown before.
    from: Option<usize>,
    /// How many, 1 to 100.
    limit: Option<kernel::page::Limit>,
}

impl HomeQuery {
    /// Where a page of the newest begins.
    pub(crate) fn newest(&self) -> CursorQuery {
        CursorQuery { before: self.before, limit: self.limit }
    }

    /// Where a page of the ranked begins, and how long it is.
    pub(crate) fn ranked(&self) -> (usize, usize) {
        let limit = self.newest().cursor().limit;
        (self.from.unwrap_or(0), usize::try_from(limit).unwrap_or(1))
    }

    fn is_first(&self) -> bool {
        self.before.is_none() && self.from.unwrap_or(0) == 0
    }
}

#[derive(Template)]
#[template(path = "feed/home_head.html")]
struct Head<'a> {
    cx: &'a Ctx,
    order: Order,
    orders: [Tab; 2],
    /// The offer to catch up, in words that say how much is unread where that is much.
    catch_up: Option<String>,
}

#[derive(Template)]
#[template(path = "feed/home_aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    discover: &'a [SpaceView],
}

/// An empty list: what could be there, and the ways to begin.
#[derive(Template)]
#[template(path = "feed/invitation.html")]
pub(crate) struct Invitation {
    pub(crate) icon: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) links: Vec<(String, String)>,
}

/// `GET /`
pub(crate) async fn page(
    Extension(engine): Extension<Engine>,
    unread: Option<Extension<Unread>>,
    awaited: Option<Extension<Awaited>>,
    cx: Ctx,
    ui::Query(query): ui::Query<HomeQuery>,
) -> Result<Response> {
    let sidebar = engine.sidebar(&cx).await?;
    let first = query.is_first() && !cx.fragment;
    let list = match query.order {
        Order::Newest => {
            let page = engine.page(&cx, List::Home, query.newest().cursor()).await?;
            let invitation = invitation(&cx, &sidebar)?;
            render::list(&cx, List::Home, &sidebar.followed, &page, "/", invitation)?
        }
        Order::ForMe => {
            let awaited = awaited.map(|Extension(awaited)| awaited);
            for_me::list(&engine, &cx, &sidebar, &query, awaited).await?
        }
    };
    if cx.fragment {
        return Ok(Html(list).into_response());
    }
    let catch_up = unread.filter(|_| first).map(|Extension(unread)| catch_up(&cx, &unread));
    let head = Head {
        cx: &cx,
        order: query.order,
        orders: [
            Tab::new("/", cx.l.t("home-newest"), query.order == Order::Newest),
            Tab::new(FOR_ME, cx.l.t("home-for-me"), query.order == Order::ForMe),
        ],
        catch_up,
    };
    let head = head.render().map_err(Error::internal)?;
    let suspended = if first { suspended::notice(&cx, &sidebar, None)? } else { None };
    let composer = match first {
        true if suspended.is_some() => suspended,
        true => {
            let Sidebar { choices, beginner, animates, .. } = &*sidebar;
            Composer::blank(choices, beginner, *animates, &Kinds::at(engine.db()), &cx)?
        }
        false => None,
    };
    let first_day = if first { first_day::card(engine.db(), &cx).await? } else { String::new() };
    let main = [head, first_day, composer.unwrap_or_default(), list].concat();
    let discover = if first { sidebar.discover.as_slice() } else { &[] };
    let aside = Aside { cx: &cx, discover }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-home")).nav(Nav::Home).main(main).aside(aside).into_response())
}

/// The offer to catch up: with how much is unread, where that is more than one reads in passing.
fn catch_up(cx: &Ctx, unread: &Unread) -> String {
    let counts = unread.counts();
    let total: i64 = counts.values().sum();
    if total <= READABLE {
        return cx.l.t("catch-up-title");
    }
    // A count of many may be of more: then the sum is only told in hundreds.
    let many = counts.values().any(|count| *count >= MANY);
    match many {
        true => cx.l.tn("catch-up-link-many", total / 100 * 100),
        false => cx.l.tn("catch-up-link", total),
    }
}

/// What stands where nothing came home yet.
pub(crate) fn invitation(cx: &Ctx, sidebar: &Sidebar) -> Result<String> {
    let viewer = cx.viewer()?;
    // In no space, and none to join: somebody has to begin.
    let first = sidebar.choices.is_empty() && sidebar.discover.is_empty() && viewer.sees_open();
    let (text, act) = match first {
        true => ("home-first-text", ("/spaces/new", "ui-new-space")),
        false if !viewer.sees_open() => ("home-empty-text-guest", ("/spaces", "ui-my-spaces")),
        false => ("home-empty-text", ("/spaces", "spaces-all")),
    };
    let colleagues = match first && viewer.administers() {
        true => ("/invitations", "home-invite"),
        false if !viewer.sees_open() => ("/people", "home-people-guest"),
        false => ("/people", "home-people"),
    };
    let invitation = Invitation {
        icon: "spaces",
        title: cx.l.t("home-empty"),
        text: cx.l.t(text),
        links: [act, colleagues].map(|(href, label)| (href.to_owned(), cx.l.t(label))).into(),
    };
    invitation.render().map_err(Error::internal)
}
