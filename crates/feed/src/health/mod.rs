//! The health of a space, for those who manage it: causes in words, with what to do about each.
//!
//! Nothing names anybody, no space is compared with another, and a figure of fewer than five people is not told.
//! Who manages the space sees it, and nobody else, administrators included; a guest who manages it with others
//! does not, since figures are of what was written before they came too.

mod figures;
mod store;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, Message, Result, Tx, Viewer};
use serde::Serialize;
use spaces::Managed;
use ui::{Ctx, Json, Nav, Page, answer};

pub(crate) use store::LAST;

use figures::{Cause, Figure, State as Says, figures};

/// The health of a space.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct SpaceHealth {
    /// The figures: one of each cause.
    figures: Vec<Figure>,
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<(Managed, Vec<Figure>)> {
    let space = spaces::access::visible(tx, viewer, slug)?.managed(viewer);
    let space = space.map_err(|_| Error::not_found())?;
    let figures = figures(tx, &space)?;
    Ok((space, figures))
}

#[derive(Template)]
#[template(path = "feed/health.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    figures: &'a [Figure],
}

impl View<'_> {
    fn title(&self, figure: &Figure) -> String {
        self.cx.l.t(&format!("health-{}", figure.cause.as_str()))
    }

    /// The figure in a sentence.
    fn said(&self, figure: &Figure) -> String {
        let l = self.cx.l;
        match (figure.count, figure.of) {
            (Some(count), Some(of)) => {
                let said = Message::new(figure.cause.said()).with("n", count);
                l.msg(&said.with("of", of))
            }
            _ => l.t("health-few"),
        }
    }

    /// What to do, where something is.
    fn advice(&self, figure: &Figure) -> Option<String> {
        let key = format!("health-{}.advice", figure.cause.as_str());
        (figure.state == Says::Attention).then(|| self.cx.l.t(&key))
    }

    /// Where it is done.
    fn href(&self, figure: &Figure) -> String {
        let slug = &self.space.slug;
        match figure.cause {
            Cause::Newcomers | Cause::Writers => format!("/spaces/{slug}/prompts"),
            Cause::Unanswered => format!("/search?q=in%3A{slug}%20is%3Aunanswered"),
            Cause::Rhythm | Cause::Dormancy => format!("/spaces/{slug}"),
            Cause::Size => "/spaces/new".to_owned(),
        }
    }

    fn act(&self, figure: &Figure) -> String {
        self.cx.l.t(&format!("health-{}.act", figure.cause.as_str()))
    }
}

/// `GET /spaces/{slug}/health`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let (space, figures) = app.db.read(move |tx| load(tx, &viewer, &slug)).await?;
    let html = answer::render(&View { cx: &cx, space: &space, figures: &figures })?;
    let title = cx.l.t1("health-of", "space", &space.name);
    Ok(Page::new(title).nav(Nav::Spaces).main(html))
}

/// The health of a space that you manage.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/health", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 200, body = SpaceHealth),
        (status = 404, description = "No such space, or you do not manage it, or you are a guest")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<SpaceHealth>> {
    let viewer = cx.viewer()?.clone();
    let (_, figures) = app.db.read(move |tx| load(tx, &viewer, &slug)).await?;
    Ok(Json(SpaceHealth { figures }))
}
