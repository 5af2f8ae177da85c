//! One's own identities at providers: linked by signing in there while signed in here, and taken back.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use identity::session::Device;
use kernel::error::Meaning;
use kernel::{Activity, App, Error, PersonId, Result, Time, Tx, params};
use people::accounts;
use serde_json::json;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Nav, Page, answer};

use crate::arrive::{self, Profile};
use crate::flow::{self, Purpose};
use crate::logged;
use crate::provider::{self, Provider};
use crate::store::{LINKS, UNLINK, WHO};
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

/// Somebody comes back from the provider to link who they are there.
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
    let by = of.clone();
    let link = move |tx: &mut Tx<'_>| {
        let known =
            tx.query_opt(&WHO, params![by.id, profile.subject], |row| row.get::<PersonId>(0))?;
        match known {
            Some(known) if known == viewer => Ok(Ok(())),
            Some(_) => Ok(Err(Trouble::OtherPerson)),
            None if arrive::link(tx, &by, &profile.subject, viewer)? => Ok(Ok(())),
            None => Ok(Err(Trouble::Taken)),
        }
    };
    match app.db.write(link).await? {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-sso-linked"))),
        Err(why) => flow::trouble(app, cx, &of, Purpose::Link, PATH, (why, String::new())).await,
    }
}

/// `POST /settings/sign-in/{provider}/unlink`
pub(crate) async fn unlink(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let id = cx.viewer()?.id;
    let unlink = move |tx: &mut Tx<'_>| {
        let found = provider::named(tx, &slug)?;
        // Without a password it is the only way in.
        if accounts::password(tx, id)?.is_none() {
            return Err(Error::new(Meaning::Conflict, "sso-only-way"));
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
