//! One's own page: skills with who confirms them, what is suggested, what others see of oneself about a subject, and
//! what one hides.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use people::Change;
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Json, Nav, Page, Query};

use super::endorse::{Endorsed, refuse, skills};
use super::list::key;
use super::suggest::{Suggested, beginning, suggested};
use crate::ask::{List, Put, list as asked};
use crate::find::view::ExpertView;
use crate::find::{Wanted, found};
use crate::hide::{Hidden, HiddenId, What, hide, list, show};
use crate::switch;

/// The page.
pub(crate) const PATH: &str = "/experts/me";

#[derive(Template)]
#[template(path = "experts/mine.html")]
struct View<'a> {
    cx: &'a Ctx,
    q: &'a str,
    find: &'a str,
    asked: &'a List,
    skills: &'a [Endorsed],
    suggested: &'a Suggested,
    listed: &'a [String],
    seen: Option<&'a ExpertView>,
    hidden: &'a [Hidden],
    wrong: &'a Wrong,
}

impl View<'_> {
    /// Why a question is put to them.
    fn reason(&self, put: &Put) -> String {
        put.of.reason.said(self.cx.l)
    }

    /// Whether they hid themselves wholly.
    fn is_hidden(&self) -> Option<&Hidden> {
        self.hidden.iter().find(|hidden| hidden.is_all())
    }
}

/// What the address carries: `?q=&find=`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    find: String,
}

/// `GET /experts/me`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Query(of): Query<Asked>) -> Result<Page> {
    shown(&app, &cx, &of, &Wrong::nothing(cx.l)).await
}

async fn shown(app: &App, cx: &Ctx, of: &Asked, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let find = of.find.clone();
    let read = move |tx: &mut Tx<'_>| {
        switch::open(tx, &viewer)?;
        let skills = skills(tx, &viewer, &viewer.handle)?;
        let listed = beginning(tx, &viewer, &find)?;
        let suggested = suggested(tx, &viewer)?;
        Ok((skills, listed, suggested, list(tx, &viewer)?, asked(tx, &viewer)?))
    };
    let (skills, listed, suggested, hidden, asked) = app.db.read(read).await?;
    let q: String = people::names::line(&of.q).chars().take(400).collect();
    let wanted = Wanted { most: 1, outside: false, own: true, question: None };
    let seen = found(app, cx, &q, wanted).await?.pop();
    let html = answer::render(&View {
        cx,
        q: &q,
        find: &of.find,
        asked: &asked,
        skills: &skills,
        suggested: &suggested,
        listed: &listed,
        seen: seen.as_ref(),
        hidden: &hidden,
        wrong,
    })?;
    Ok(Page::new(cx.l.t("experts-mine")).main(html).nav(Nav::Me).status(wrong.status()))
}

/// What the form of a skill sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SkillSent {
    skill: String,
    #[serde(default)]
    remove: String,
}

/// `POST /experts/me/skills`: adds a skill to the profile, or takes it away.
pub(crate) async fn submit_skill(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<SkillSent>,
) -> Result<Response> {
    let (viewer, skill, remove) = (cx.viewer()?.clone(), sent.skill.clone(), sent.remove == "1");
    let written = app.db.write(move |tx| {
        switch::open(tx, &viewer)?;
        change(tx, &viewer, &skill, remove)
    });
    match written.await {
        Ok(()) => {
            let said = if remove { "notice-skill-removed" } else { "notice-skill-added" };
            Ok(redirect(PATH, &Flash::new(said)))
        }
        Err(error) => {
            let error = match error.about("skills").cloned() {
                Some(message) => Error::field("find", message),
                None => error,
            };
            let of = Asked { find: sent.skill, ..Asked::default() };
            Ok(shown(&app, &cx, &of, &Wrong::with(cx.l, error)?).await?.into_response())
        }
    }
}

fn change(tx: &mut Tx<'_>, viewer: &Viewer, skill: &str, remove: bool) -> Result<()> {
    let me = people::access::own(tx, viewer)?;
    let mut skills = me.skills.clone();
    skills.retain(|one| key(one) != key(skill));
    if !remove {
        if key(skill).is_empty() {
            return Err(Error::field("skills", "skills-line-empty"));
        }
        skills.push(skill.to_owned());
    }
    people::change(tx, viewer, &Change { skills: Some(skills), ..Change::default() })
}

/// What the form that takes a confirmation away sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Refused {
    skill: String,
    by: String,
}

/// `POST /experts/me/refuse`
pub(crate) async fn submit_refuse(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Refused>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| refuse(tx, &viewer, &sent.by, &sent.skill)).await?;
    Ok(redirect(PATH, &Flash::new("notice-unendorsed")))
}

/// What to hide.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = NewHiddenExpertise)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct NewHidden {
    /// A subject, in words, for which you do not want to be shown.
    subject: String,
    /// A post or comment of yours that is no evidence any more.
    object: String,
    /// Whether you do not want to be shown at all.
    wholly: bool,
}

impl NewHidden {
    fn what(&self) -> Result<What> {
        Ok(match (self.wholly, self.object.as_str()) {
            (true, _) => What::Wholly,
            (false, "") => What::Subject(self.subject.clone()),
            (false, object) => What::Object(object.parse::<kernel::id::Raw>()?.0),
        })
    }
}

/// What the form that hides sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct HideSent {
    subject: String,
    object: String,
    wholly: String,
    q: String,
}

/// `POST /experts/me/hide`
pub(crate) async fn submit_hide(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<HideSent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let HideSent { subject, object, wholly, q } = sent;
    let new = NewHidden { subject, object, wholly: wholly == "1" };
    let done = match new.what() {
        Ok(what) => app.db.write(move |tx| hide(tx, &viewer, &what)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            let back =
                if q.is_empty() { PATH.to_owned() } else { format!("{PATH}?q={}", ui::encode(&q)) };
            Ok(redirect(&back, &Flash::new("notice-experts-hidden")))
        }
        Err(error) => {
            let of = Asked { q, ..Asked::default() };
            Ok(shown(&app, &cx, &of, &Wrong::with(cx.l, error)?).await?.into_response())
        }
    }
}

/// `POST /experts/me/hide/{id}/remove`
pub(crate) async fn submit_show(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<HiddenId>()?);
    app.db.write(move |tx| show(tx, &viewer, id)).await?;
    Ok(redirect(PATH, &Flash::new("notice-experts-shown")))
}

/// What concerns you alone.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MyExpertise)]
pub(crate) struct Mine {
    /// Skills of the company's list that may be yours: nothing is added by itself.
    suggested: Suggested,
    /// What you do not want to be shown for.
    hidden: Vec<Hidden>,
}

/// Skills that are suggested to you, and what you hide. Nobody else sees either.
#[utoipa::path(get, path = "/api/v1/me/expertise", tag = "experts",
    responses((status = 200, body = Mine),
        (status = 404, description = "The company has not switched it on, or you are a guest")))]
pub(crate) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<Mine>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        switch::open(tx, &viewer)?;
        Ok(Mine { suggested: suggested(tx, &viewer)?, hidden: list(tx, &viewer)? })
    };
    app.db.read(read).await.map(Json)
}

/// Hide one thing you wrote, yourself for a subject, or yourself wholly.
#[utoipa::path(post, path = "/api/v1/me/expertise/hidden", tag = "experts", request_body = NewHidden,
    responses((status = 204)))]
pub(crate) async fn api_hide(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewHidden>,
) -> Result<StatusCode> {
    let (viewer, what) = (cx.viewer()?.clone(), new.what()?);
    app.db.write(move |tx| hide(tx, &viewer, &what)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Show again what you hid.
#[utoipa::path(delete, path = "/api/v1/me/expertise/hidden/{id}", tag = "experts", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn api_show(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<HiddenId>()?);
    app.db.write(move |tx| show(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
