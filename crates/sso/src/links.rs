//! One's own identities at providers: linked by signing in there while signed in here, and taken back.

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use identity::session::{Current, Device};
use kernel::{Activity, App, Error, PersonId, Result, Time, Tx, params};
use serde::Deserialize;
use serde_json::json;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Nav, Page, answer};

use crate::arrive::{self, Profile};
use crate::flow::{self, Purpose};
use crate::logged;
use crate::provider::{self, Provider, Whose};
use crate::store::{KNOWN_AS, LINKS, UNLINK, WHO};
use crate::trouble::Trouble;

pub(crate) const PATH: &str = "/settings/sign-in";

/// A provider, and whether one is known there.
struct Link {
    slug: String,
    name: String,
    is_on: bool,
    linked_at: Option<Time>,
    used_at: Option<Time>,
}

#[derive(Template)]
#[template(path = "sso/links.html")]
struct View<'a> {
    cx: &'a Ctx,
    links: Vec<Link>,
}

/// `GET /settings/sign-in`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let id = cx.viewer()?.id;
    let read = move |tx: &mut Tx<'_>| {
        tx.query(&LINKS, params![id], |row| {
            Ok(Link {
                slug: row.get(0)?,
                name: row.get(1)?,
                is_on: row.get(2)?,
                linked_at: row.get(3)?,
                used_at: row.get(4)?,
            })
        })
    };
    let mut links = app.db.read(read).await?;
    links.retain(|link| link.is_on || link.linked_at.is_some());
    let html = answer::render(&View { cx: &cx, links })?;
    Ok(Page::new(cx.l.t("sso-links-title")).main(html).nav(Nav::Me))
}

/// `GET /settings/sign-in/{provider}/link`: the browser goes on to the provider, which a form may not lead to.
pub(crate) async fn link(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Path(slug): Path<String>,
) -> Result<Response> {
    cx.viewer()?;
    let found = app.db.read(move |tx| provider::named(tx, &slug)).await?;
    if !found.is_on {
        return Err(Error::not_found());
    }
    flow::begin(&app, &cx, &device, &found, Purpose::Link, PATH).await
}

/// The question whether an identity is one's own: whoever is signed in there in this browser need not be who is here.
#[derive(Template)]
#[template(path = "sso/sure.html")]
struct Sure<'a> {
    cx: &'a Ctx,
    of: &'a Provider,
    /// How the provider calls them: by name and address, or else by its subject.
    name: &'a str,
    email: &'a str,
    word: &'a str,
}

/// Somebody comes back from the provider to link who they are there: they are asked first.
pub(crate) async fn come_back(
    app: &App,
    cx: &Ctx,
    of: Provider,
    who: Option<PersonId>,
    profile: Profile,
) -> Result<Response> {
    let viewer = cx.viewer()?.id;
    if who != Some(viewer) {
        return Err(Error::forbidden());
    }
    let (by, subject, browser) = (of.clone(), profile.subject.clone(), flow::browser(cx));
    let hold = move |tx: &mut Tx<'_>| {
        let by = provider::open(tx, &by)?;
        let known = tx.query_opt(&WHO, params![by.id, subject], |row| row.get::<PersonId>(0))?;
        match known {
            Some(known) if known != viewer => Ok(Err(Trouble::OtherPerson)),
            _ => flow::hold(tx, &by, &browser, &subject, viewer).map(Ok),
        }
    };
    match app.db.write(hold).await? {
        Ok(word) => {
            let email = profile.email.as_deref().unwrap_or_default();
            let is_named = !profile.name.is_empty() || !email.is_empty();
            let name = if is_named { &profile.name } else { &profile.subject };
            let html = answer::render(&Sure { cx, of: &of, name, email, word: &word })?;
            let page = Page::new(cx.l.t("sso-links-title")).main(html).nav(Nav::Me);
            Ok(answer::never_kept(page).into_response())
        }
        Err(why) => flow::trouble(app, cx, &of, Purpose::Link, PATH, (why, String::new())).await,
    }
}

/// What the answer sends.
#[derive(Deserialize)]
pub(crate) struct Said {
    sure: String,
}

/// `POST /settings/sign-in/{provider}/link`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let (viewer, browser) = (cx.viewer()?.id, flow::browser(&cx));
    let link = move |tx: &mut Tx<'_>| {
        let found = provider::named(tx, &slug)?;
        let open = provider::open(tx, &found)?;
        let Some(subject) = flow::held(tx, &open, &browser, &said.sure, viewer)? else {
            return Ok((found, Err(Trouble::State)));
        };
        let known = tx.query_opt(&WHO, params![found.id, subject], |row| row.get::<PersonId>(0))?;
        let linked = match known {
            Some(known) if known == viewer => Ok(()),
            Some(_) => Err(Trouble::OtherPerson),
            None if arrive::link(tx, &open, &subject, viewer)? => Ok(()),
            None => Err(Trouble::OtherLink),
        };
        Ok((found, linked))
    };
    match app.db.write(link).await? {
        (_, Ok(())) => Ok(redirect(PATH, &Flash::new("notice-sso-linked"))),
        (of, Err(why)) => {
            flow::trouble(&app, &cx, &of, Purpose::Link, PATH, (why, String::new())).await
        }
    }
}

/// `POST /settings/sign-in/{provider}/unlink`
pub(crate) async fn unlink(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    current: Option<Extension<Current>>,
    _: EmptyForm,
) -> Result<Response> {
    let id = cx.viewer()?.id;
    let unlink = move |tx: &mut Tx<'_>| {
        let found = provider::named(tx, &slug)?;
        provider::not_the_only_way(tx, found.id, id)?;
        let known = params![found.id, id];
        if let Some(subject) = tx.query_opt(&KNOWN_AS, known, |row| row.get::<String>(0))? {
            let here = current.map(|Extension(Current(session))| session);
            provider::end_sessions(tx, found.id, &Whose::Subject(&subject, ""), here)?;
            let kept = &found.settings.kept_groups;
            people::groups::keep_from(tx, found.source(), kept, &[], id)?;
        }
        if tx.execute(&UNLINK, params![found.id, id])? > 0 {
            let data = json!({ "provider": found.id.to_string() });
            tx.log(Activity::new(logged::IDENTITY_UNLINKED, id.0).by(id).data(data))?;
        }
        Ok(())
    };
    app.db.write(unlink).await?;
    Ok(redirect(PATH, &Flash::new("notice-sso-unlinked")).into_response())
}
