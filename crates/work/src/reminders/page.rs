//! Setting a reminder from the menu of what it is of, and the list of one's own.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result, Time, Tx, Viewer};
use posts::Target;
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::view::Tab;
use ui::{Ctx, EmptyForm, Locale, Nav, Page};

use super::when::When;
use super::{Reminder, ReminderId, change, forget, list, set};
use crate::made::Source;
use crate::mine::page::nav;
use crate::task::due::local;

/// An hour that is offered, in words.
struct Offer {
    name: &'static str,
    label: String,
    at: String,
}

#[derive(Template)]
#[template(path = "work/remind.html")]
struct Menu<'a> {
    cx: &'a Ctx,
    href: String,
    offers: Vec<Offer>,
    typed: &'a str,
    error: String,
}

#[derive(Template)]
#[template(path = "work/remind_page.html")]
struct MenuPage<'a> {
    cx: &'a Ctx,
    href: String,
    heading: &'a str,
    menu: ui::SafeHtml,
}

#[derive(Template)]
#[template(path = "work/remind_said.html")]
struct Said<'a> {
    cx: &'a Ctx,
    at: String,
}

#[derive(Template)]
#[template(path = "work/reminders.html")]
struct View<'a> {
    cx: &'a Ctx,
    nav: Vec<Tab>,
    /// Each with its hour as a field takes it.
    reminders: Vec<(&'a Reminder, String)>,
}

/// What a form says of when.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    when: String,
    at: String,
}

impl Sent {
    /// The moment that it means.
    fn moment(&self, l: Locale, now: Time) -> Result<Time> {
        let offered = When::parse(&self.when).and_then(|when| when.at(now, l.zone));
        let typed = || l.moment(&self.at);
        offered.or_else(typed).ok_or_else(|| Error::field("at", "reminder-when"))
    }
}

fn menu(cx: &Ctx, target: Target, typed: &str, error: Option<&Error>) -> Result<String> {
    let l = cx.l;
    let offers = When::ALL.into_iter().filter_map(|when| {
        let at = when.at(cx.now, l.zone)?;
        let said = if when == When::Hour {
            l.hour(at)
        } else {
            l.t2(
                "reminder-day",
                (
                    "day",
                    l.t(&format!(
                        "day-of-week-{}",
                        local(at, l.zone).weekday().to_monday_one_offset()
                    )),
                ),
                ("hour", l.hour(at)),
            )
        };
        Some(Offer {
            name: when.as_str(),
            label: l.t(&format!("reminder-{}", when.as_str())),
            at: said,
        })
    });
    let error = error.and_then(|error| error.fields().first());
    let menu = Menu {
        cx,
        href: target.href(),
        offers: offers.collect(),
        typed,
        error: error.map_or_else(String::new, |(_, said)| l.msg(said)),
    };
    menu.render().map_err(Error::internal)
}

async fn whole(app: &App, cx: &Ctx, target: Target, menu: String, status: u16) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let source = app.db.read(move |tx| Source::load(tx, &viewer, target)).await?;
    let menu = ui::SafeHtml::trusted(menu);
    let page = MenuPage { cx, href: target.href(), heading: &source.heading, menu };
    let html = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("reminder-title")).nav(Nav::Day).status(status).main(html).into_response())
}

/// `GET /posts/{id}/remind`, `GET /comments/{id}/remind`
pub(crate) async fn form(State(app): State<App>, cx: Ctx, target: Target) -> Result<Response> {
    let menu = menu(&cx, target, "", None)?;
    if cx.fragment {
        let viewer = cx.viewer()?.clone();
        app.db.read(move |tx| Source::load(tx, &viewer, target).map(drop)).await?;
        return Ok(Html(menu).into_response());
    }
    whole(&app, &cx, target, menu, 200).await
}

/// `POST /posts/{id}/remind`, `POST /comments/{id}/remind`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (viewer, l, said) = (cx.viewer()?.clone(), cx.l, sent.clone());
    let made = app.db.write(move |tx| {
        let at = said.moment(l, tx.now())?;
        set(tx, &viewer, target, at).map(|_| at)
    });
    match made.await {
        Ok(at) if cx.fragment => {
            let said = Said { cx: &cx, at: l.datetime(at) };
            Ok(Html(said.render().map_err(Error::internal)?).into_response())
        }
        Ok(_) => Ok(redirect("/reminders", &Flash::new("notice-reminder-set"))),
        Err(error) if cx.fragment || error.fields().is_empty() => Err(error),
        Err(error) => {
            let menu = menu(&cx, target, &sent.at, Some(&error))?;
            whole(&app, &cx, target, menu, error.status()).await
        }
    }
}

/// `GET /reminders`
pub(crate) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let reminders = app.db.read(move |tx| list(tx, &viewer, Time(i64::MAX))).await?;
    let l = cx.l;
    let view = View {
        cx: &cx,
        nav: nav(l, "/reminders"),
        reminders: reminders.iter().map(|one| (one, l.local(one.at))).collect(),
    };
    let html = view.render().map_err(Error::internal)?;
    Ok(Page::new(l.t("reminders-title")).nav(Nav::Day).main(html))
}

async fn act(
    app: App,
    cx: Ctx,
    make: impl Fn(&mut Tx<'_>, &Viewer) -> Result<()> + Send + Sync + 'static,
    said: &str,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| make(tx, &viewer)).await?;
    Ok(redirect("/reminders", &Flash::new(said)))
}

/// `POST /reminders/{id}`: another hour.
pub(crate) async fn submit_change(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (id, l) = (id.parse::<ReminderId>()?, cx.l);
    let make = move |tx: &mut Tx<'_>, viewer: &Viewer| {
        let at = sent.moment(l, tx.now())?;
        change(tx, viewer, id, at)
    };
    act(app, cx, make, "notice-reminder-changed").await
}

/// `POST /reminders/{id}/delete`
pub(crate) async fn submit_forget(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let id = id.parse::<ReminderId>()?;
    act(app, cx, move |tx, viewer| forget(tx, viewer, id), "notice-reminder-gone").await
}
