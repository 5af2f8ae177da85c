//! The front of a space: its head above the posts, and what an outsider sees of a closed one.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, Tx, Viewer, params};
use people::PersonCard;
use ui::Ctx;

use crate::store::{ANIMATORS, ASKED};
use crate::{Kind, Level, Listed, Space, Standing, Visible, access, levels, view};

/// What the head of a space shows, for a space the viewer may know of.
pub struct Front {
    space: Space,
    standing: Standing,
    visible: bool,
    members: i64,
    asked: bool,
    waiting: usize,
    animators: Vec<PersonCard>,
    may_join: bool,
    level: Level,
}

/// The front of a space that the viewer may know of, and the proof that its content may be seen,
/// where it may.
pub fn front(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<(Front, Option<Visible>)> {
    let listed: Listed = access::listed(tx, viewer, slug)?;
    let members = view::of_listed(tx, &listed)?.members;
    let ids: Vec<PersonId> = tx.query(&ANIMATORS, params![listed.id], |row| row.get(0))?;
    let cards = people::cards(tx, &ids)?;
    let animators = ids.iter().filter_map(|id| cards.get(id).cloned()).collect();
    let asked = tx.query_opt(&ASKED, params![listed.id, viewer.id], |row| row.get::<i64>(0))?;
    let (space, standing) = ((*listed).clone(), listed.standing());
    let visible = listed.visible();
    let waiting = match &visible {
        Some(space) if space.animates() => crate::requests::waiting(tx, space)?.len(),
        _ => 0,
    };
    let level = match &visible {
        Some(space) => levels::level(tx, viewer, space)?,
        None => Level::default(),
    };
    let front = Front {
        level,
        may_join: space.is_community() && viewer.sees_open(),
        space,
        standing,
        visible: visible.is_some(),
        members,
        asked: asked.is_some(),
        waiting,
        animators,
    };
    Ok((front, visible))
}

#[derive(Template)]
#[template(path = "spaces/head.html")]
struct Head<'a> {
    cx: &'a Ctx,
    front: &'a Front,
}

impl Head<'_> {
    /// A level in words, or what it means.
    fn said(&self, level: &Level, part: &str) -> String {
        self.cx.l.t(&format!("level-{}{part}", level.as_str()))
    }
}

#[derive(Template)]
#[template(path = "spaces/aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    front: &'a Front,
}

impl Front {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.space.name
    }

    /// The icon of the menu of levels.
    fn bell(&self) -> &'static str {
        if self.level == Level::Nothing { "bell-off" } else { "bell" }
    }

    /// The head of the page, as HTML.
    pub fn head(&self, cx: &Ctx) -> Result<String> {
        Head { cx, front: self }.render().map_err(Error::internal)
    }

    /// The context beside the posts: charter, animators, members.
    pub fn aside(&self, cx: &Ctx) -> Result<String> {
        Aside { cx, front: self }.render().map_err(Error::internal)
    }
}

/// A space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = view::SpaceView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<people::Json<view::SpaceView>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        view::of_listed(tx, &space)
    });
    Ok(people::Json(load.await?))
}
