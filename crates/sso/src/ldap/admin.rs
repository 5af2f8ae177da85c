//! What administrators see and choose about directories that are asked over LDAP.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, EmptyForm, Form, Nav, Page};

use super::form::SourceForm;
use super::report::{Report, Side};
use super::settings::Kind;
use super::source::{self, Asked, Source};
use super::trial::{self, Trial};
use crate::declared::Arrival;

pub(crate) const PATH: &str = "/admin/ldap";

/// Somebody to try.
#[derive(Default, Deserialize)]
pub(crate) struct TryForm {
    #[serde(default)]
    login: String,
}

/// What a try came to.
#[derive(Default)]
struct Tried {
    login: String,
    found: Vec<Trial>,
    error: String,
    is_done: bool,
}

#[derive(Template)]
#[template(path = "sso/ldap.html")]
struct View<'a> {
    cx: &'a Ctx,
    known: Option<&'a Source>,
    is_awaited: bool,
    /// Where forms are sent.
    action: String,
    typed: &'a SourceForm,
    kinds: Vec<Choice>,
    arrivals: Vec<Choice>,
    tried: &'a Tried,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn error(&self, (word, said): &(String, String)) -> String {
        self.cx.l.t1(&format!("scim-error-{word}"), "said", said.as_str())
    }

    fn report(&self) -> Option<&Report> {
        self.known.and_then(|known| known.report.as_ref())
    }

    /// The kinds of differences, with how many there are of each.
    fn sides<'r>(&self, report: &'r Report) -> Vec<(String, &'r Side)> {
        let all = [
            ("ldap-side-new", &report.new),
            ("ldap-side-claimed", &report.claimed),
            ("ldap-side-changed", &report.changed),
            ("ldap-side-opened", &report.opened),
            ("ldap-side-closed", &report.closed),
            ("ldap-side-new-groups", &report.new_groups),
            ("ldap-side-changed-groups", &report.changed_groups),
            ("ldap-side-gone-groups", &report.gone_groups),
        ];
        let some = all.into_iter().filter(|(_, side)| side.count > 0);
        some.map(|(key, side)| (self.cx.l.tn(key, number(side.count)), side)).collect()
    }

    fn held(&self, (count, of): &(usize, usize), key: &str) -> String {
        self.cx.l.tn1(key, number(*count), "of", of)
    }

    fn read(&self, report: &Report) -> String {
        let l = self.cx.l;
        let people = l.tn("scim-people", number(report.people));
        format!("{people} · {}", l.tn("scim-groups", number(report.groups)))
    }

    fn refused(&self, report: &Report) -> String {
        self.cx.l.tn("ldap-refused", number(report.refused_count))
    }

    /// Whether what is wrong stands in the part that is folded away.
    fn is_wrong_within(&self) -> bool {
        const WITHIN: [&str; 5] =
            ["certificates", "filter", "login_filter", "group_filter", "attributes"];
        WITHIN.iter().any(|field| !self.wrong.about(field).is_empty())
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn page(
    app: &App,
    cx: &Ctx,
    known: Option<&Source>,
    typed: &SourceForm,
    tried: &Tried,
    wrong: &Wrong,
) -> Result<Page> {
    let choice = |value: &str, key: String| Choice {
        value: value.to_owned(),
        icon: String::new(),
        title: cx.l.t(&key),
        text: cx.l.t(&format!("{key}-hint")),
    };
    let kinds =
        Kind::ALL.iter().map(|kind| choice(kind.as_str(), format!("ldap-kind-{}", kind.as_str())));
    let arrivals = Arrival::ALL
        .iter()
        .map(|one| choice(one.as_str(), format!("ldap-arrival-{}", one.as_str())));
    let view = View {
        cx,
        known,
        is_awaited: known.is_some_and(|known| known.is_awaited(app.clock().now())),
        action: known
            .map_or_else(|| format!("{PATH}/new"), |known| format!("{PATH}/{}", known.slug)),
        typed,
        kinds: kinds.collect(),
        arrivals: arrivals.collect(),
        tried,
        wrong,
    };
    let title = known.map_or_else(|| cx.l.t("ldap-new"), |known| known.name.clone());
    let html = answer::render(&view)?;
    Ok(Page::new(title).main(html).nav(Nav::Admin).status(wrong.status()))
}

async fn known(app: &App, cx: &Ctx, slug: &str) -> Result<Source> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    app.db.read(move |tx| source::one(tx, &viewer, &slug)).await
}

/// `GET /admin/ldap/new`
pub(crate) async fn show_new(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    page(&app, &cx, None, &SourceForm::empty(), &Tried::default(), &Wrong::nothing(cx.l))
}

/// `POST /admin/ldap/new`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<SourceForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let added = match form.declared() {
        Ok(new) => app.db.write(move |tx| source::add(tx, &viewer, &new)).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(slug) => Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-ldap-added"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, None, &form, &Tried::default(), &wrong)?.into_response())
        }
    }
}

/// `GET /admin/ldap/{directory}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let known = known(&app, &cx, &slug).await?;
    let typed = SourceForm::of(&known)?;
    page(&app, &cx, Some(&known), &typed, &Tried::default(), &Wrong::nothing(cx.l))
}

/// `POST /admin/ldap/{directory}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(form): Form<SourceForm>,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), slug.clone());
    let changed = match form.declared() {
        Ok(new) => app.db.write(move |tx| source::change(tx, &viewer, &name, &new)).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-scim-saved"))),
        Err(error) => {
            let known = known(&app, &cx, &slug).await?;
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, Some(&known), &form, &Tried::default(), &wrong)?.into_response())
        }
    }
}

/// `POST /admin/ldap/{directory}/try`
pub(crate) async fn submit_try(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(form): Form<TryForm>,
) -> Result<Page> {
    let known = known(&app, &cx, &slug).await?;
    let mut tried = Tried { login: form.login, is_done: true, ..Tried::default() };
    match trial::tried(&app, cx.viewer()?, cx.l, &slug, &tried.login).await {
        Ok(found) => tried.found = found,
        Err(error) => match crate::scim::refusal::kept(&error) {
            Some((word, said)) => {
                tried.error = cx.l.t1(&format!("scim-error-{word}"), "said", said)
            }
            None => return Err(error),
        },
    }
    let typed = SourceForm::of(&known)?;
    page(&app, &cx, Some(&known), &typed, &tried, &Wrong::nothing(cx.l))
}

async fn act(
    app: &App,
    cx: &Ctx,
    slug: String,
    notice: &'static str,
    act: impl Fn(&mut Tx<'_>, &kernel::Viewer, &str) -> Result<()> + Send + 'static,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), slug.clone());
    app.db.write(move |tx| act(tx, &viewer, &name)).await?;
    Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new(notice)))
}

/// `POST /admin/ldap/{directory}/look`
pub(crate) async fn submit_look(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    act(&app, &cx, slug, "notice-ldap-asked", |tx, viewer, slug| {
        source::ask(tx, viewer, slug, Asked::Look)
    })
    .await
}

/// `POST /admin/ldap/{directory}/sync`
pub(crate) async fn submit_sync(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    act(&app, &cx, slug, "notice-ldap-asked", |tx, viewer, slug| {
        source::ask(tx, viewer, slug, Asked::Sync)
    })
    .await
}

/// `POST /admin/ldap/{directory}/confirm`
pub(crate) async fn submit_confirm(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    act(&app, &cx, slug, "notice-ldap-asked", |tx, viewer, slug| {
        source::ask(tx, viewer, slug, Asked::Confirmed)
    })
    .await
}

/// `POST /admin/ldap/{directory}/on`
pub(crate) async fn submit_on(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    act(&app, &cx, slug, "notice-ldap-on", |tx, viewer, slug| {
        source::switch(tx, viewer, slug, true)
    })
    .await
}

/// `POST /admin/ldap/{directory}/off`
pub(crate) async fn submit_off(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    act(&app, &cx, slug, "notice-ldap-off", |tx, viewer, slug| {
        source::switch(tx, viewer, slug, false)
    })
    .await
}
