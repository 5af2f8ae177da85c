//! The page where managers invite people into a space: those suggested, each with the reason, and a unit or a group at
//! once. Nothing happens without a click, theirs and then that of whoever is invited.

mod store;
mod suggest;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use serde::Deserialize;
use spaces::inviting::{self, Counts, Together, WHOM};
use spaces::{Managed, managed};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Nav, Page};

pub(crate) use suggest::suggestions;
use suggest::{Suggestion, Why};

/// What the form of a unit or a group sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InviteForm {
    /// Whom to invite alone.
    #[serde(default)]
    handle: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    whom: String,
    #[serde(default)]
    act: Option<Act>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    Preview,
    Invite,
}

/// What the page shows.
struct Loaded {
    space: Managed,
    suggested: Vec<Suggestion>,
    offered: Vec<(String, &'static str)>,
    /// How many have not answered.
    waiting: i64,
}

#[derive(Template)]
#[template(path = "feed/invite.html")]
struct View<'a> {
    cx: &'a Ctx,
    of: &'a Loaded,
    space: &'a Managed,
    form: &'a InviteForm,
    counts: Option<Counts>,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn why(&self, one: &Suggestion) -> String {
        let key = match one.why {
            Why::Skill => "suggested-skill",
            Why::Topic => "suggested-topic",
            Why::Job => "suggested-job",
        };
        self.cx.l.t1(key, "word", &one.word)
    }

    fn href(&self) -> String {
        format!("/spaces/{}/invite", self.space.slug)
    }

    /// Whether it was shown how many would be invited.
    fn is_ready(&self) -> bool {
        self.counts.is_some_and(|counts| counts.invited > 0)
    }

    fn invites(&self) -> bool {
        inviting::may(self.space)
    }
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Loaded> {
    let space = managed(tx, viewer, slug)?;
    Ok(Loaded {
        suggested: suggestions(tx, viewer, &space)?,
        offered: inviting::offered(tx, viewer, &space)?,
        waiting: inviting::waiting(tx, &space)?,
        space,
    })
}

async fn page(
    app: &App,
    cx: &Ctx,
    slug: String,
    form: &InviteForm,
    (counts, wrong): (Option<Counts>, &Wrong),
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let of = app.db.read(move |tx| load(tx, &viewer, &slug)).await?;
    let view = View { cx, of: &of, space: &of.space, form, counts, wrong };
    let html = answer::render(&view)?;
    let title = cx.l.t("invite-title");
    Ok(Page::new(title).nav(Nav::Spaces).status(wrong.status()).main(html))
}

/// `GET /spaces/{slug}/invite`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let nothing = Wrong::nothing(cx.l);
    page(&app, &cx, slug, &InviteForm::default(), (None, &nothing)).await
}

/// How many there are, or were invited.
enum Done {
    Seen(Counts),
    Invited(i64),
}

/// `POST /spaces/{slug}/invite`: one person; or a unit or a group, of which it first shows how many they are.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<InviteForm>,
) -> Result<Response> {
    let (viewer, address, sent) = (cx.viewer()?.clone(), slug.clone(), form.clone());
    let whom = move |tx: &mut Tx<'_>, space: &Managed| {
        if text::is_blank(&sent.whom) {
            return Err(Error::field(WHOM, "invite-whom"));
        }
        inviting::named(tx, &viewer, space, (Together::parse(&sent.of), sent.whom.trim()))
    };
    let viewer = cx.viewer()?.clone();
    let done = if !form.handle.is_empty() {
        let handle = form.handle.clone();
        let invite = move |tx: &mut Tx<'_>| {
            let space = managed(tx, &viewer, &address)?;
            inviting::invite(tx, &viewer, &space, &handle)
        };
        app.db.write(invite).await.map(|sent| Done::Invited(sent.into()))
    } else if form.act == Some(Act::Invite) {
        let invite = move |tx: &mut Tx<'_>| {
            let space = managed(tx, &viewer, &address)?;
            let whom = whom(tx, &space)?;
            inviting::invite_together(tx, &viewer, &space, &whom)
        };
        app.db.write(invite).await.map(Done::Invited)
    } else {
        let look = move |tx: &mut Tx<'_>| {
            let space = managed(tx, &viewer, &address)?;
            let whom = whom(tx, &space)?;
            inviting::preview(tx, &viewer, &space, &whom)
        };
        app.db.read(look).await.map(Done::Seen)
    };
    let (counts, wrong) = match done {
        Ok(Done::Invited(sent)) => {
            let href = format!("/spaces/{slug}/invite");
            let said = match sent {
                0 => "notice-invited-nobody",
                1 => "notice-invited",
                _ => "notice-invited-many",
            };
            return Ok(redirect(&href, &Flash::new(said)));
        }
        Ok(Done::Seen(counts)) => (Some(counts), Wrong::nothing(cx.l)),
        Err(error) => (None, Wrong::with(cx.l, error)?),
    };
    Ok(page(&app, &cx, slug, &form, (counts, &wrong)).await?.into_response())
}

/// People whom you may want to invite into a space that you manage, each with the reason.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/suggestions", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<Suggestion>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Vec<Suggestion>>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        suggestions(tx, &viewer, &space)
    });
    Ok(Json(read.await?))
}
