//! The front of a space: its head above the posts, and what an outsider sees of a closed one. What of
//! it everybody sees alike may be kept in memory ([`SharedFront`]); what is the viewer's own too ([`ViewerFront`]).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use people::PersonCard;
use ui::Ctx;

use crate::audience::{self, Readers};
use crate::levels::Levels;
use crate::store::{ANIMATORS, ASKED, SPACE_BY_ID, WAITING};
use crate::{
    Kind, Level, Listed, Space, Standing, ViewerSpaces, Visible, access, guests, levels, store,
    view,
};

/// What the head of a space shows to everybody who may know of it.
#[derive(Clone, Debug)]
pub struct SharedFront {
    space: Space,
    animators: Vec<PersonCard>,
    /// How many ask to join: for its animators.
    waiting: i64,
}

impl SharedFront {
    /// Of the space of this number, as of this transaction. It proves nothing.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn load(tx: &mut Tx<'_>, id: SpaceId) -> Result<SharedFront> {
        let ids: Vec<PersonId> = tx.query(&ANIMATORS, params![id], |row| row.get(0))?;
        let cards = people::cards(tx, &ids)?;
        Ok(SharedFront {
            space: tx.query_one(&SPACE_BY_ID, params![id], store::bare_space)?,
            animators: ids.iter().filter_map(|id| cards.get(id).cloned()).collect(),
            waiting: tx.query_one(&WAITING, params![id], |row| row.get(0))?,
        })
    }

    /// The number of the space.
    pub fn id(&self) -> SpaceId {
        self.space.id
    }

    /// Whether it shows anything of this person.
    pub fn concerns(&self, person: PersonId) -> bool {
        self.animators.iter().any(|animator| animator.id == person)
    }

    /// The space, where the viewer whose `viewer_spaces` this is may know of it.
    pub fn listed(&self, viewer: &Viewer, viewer_spaces: &ViewerSpaces) -> Option<Listed> {
        Listed::by(viewer_spaces, viewer, &self.space)
    }
}

/// What the head of a space shows of the viewer.
#[derive(Clone, Copy, Debug, Default)]
pub struct ViewerFront {
    /// Whether they asked to join.
    asked: bool,
    level: Level,
    /// Until when they are in it, as a guest.
    until: Option<Time>,
}

impl ViewerFront {
    /// The same from memory.
    pub fn by(viewer_spaces: &ViewerSpaces, levels: &Levels, space: SpaceId) -> ViewerFront {
        let (asked, until) = (viewer_spaces.asks(space), viewer_spaces.until(space));
        ViewerFront { asked, until, level: levels.of(space) }
    }
}

/// What the head of a space shows, for a space the viewer may know of.
#[derive(Debug)]
pub struct Front {
    shared: Arc<SharedFront>,
    own: ViewerFront,
    standing: Standing,
    visible: bool,
    members: i64,
    waiting: i64,
    may_join: bool,
}

impl Front {
    /// The front of a space that the viewer may know of, and the proof that its content may be seen,
    /// where it may.
    pub fn new(
        viewer: &Viewer,
        listed: Listed,
        shared: Arc<SharedFront>,
        readers: Readers,
        own: ViewerFront,
    ) -> (Front, Option<Visible>) {
        let standing = listed.standing();
        let visible = listed.visible();
        let animates = visible.as_ref().is_some_and(Visible::animates);
        let front = Front {
            own,
            standing,
            visible: visible.is_some(),
            members: readers.members(),
            // Who asks is no matter of a guest who manages.
            waiting: if animates && viewer.sees_open() { shared.waiting } else { 0 },
            may_join: shared.space.is_community() && viewer.sees_open(),
            shared,
        };
        (front, visible)
    }
}

/// The same by plain queries.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn front(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<(Front, Option<Visible>)> {
    let listed = access::listed(tx, viewer, slug)?;
    let id = listed.id;
    let asked = tx.query_opt(&ASKED, params![id, viewer.id], |row| row.get::<i64>(0))?;
    let (level, until) = (levels::level_of(tx, viewer, id)?, guests::until(tx, id, viewer.id)?);
    let own = ViewerFront { asked: asked.is_some(), level, until };
    let readers = audience::readers(tx, &[id])?.remove(&id).unwrap_or_default();
    let shared = Arc::new(SharedFront::load(tx, id)?);
    Ok(Front::new(viewer, listed, shared, readers, own))
}

#[derive(Template)]
#[template(path = "spaces/head.html")]
struct Head<'a> {
    cx: &'a Ctx,
    front: &'a Front,
    /// Whether it is a favourite; nothing where it is not in the viewer's navigation.
    favourite: Option<bool>,
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
    space: &'a Space,
    animators: &'a [PersonCard],
}

impl Front {
    /// What of it everybody sees alike.
    pub fn shared(&self) -> &SharedFront {
        &self.shared
    }

    /// Its name.
    pub fn title(&self) -> &str {
        &self.shared.space.name
    }

    /// The icon of the menu of levels.
    fn bell(&self) -> &'static str {
        if self.own.level == Level::Nothing { "bell-off" } else { "bell" }
    }

    /// The head of the page, as HTML, for whoever has the space in their navigation as a favourite, or
    /// not; or not at all.
    pub fn head(&self, cx: &Ctx, favourite: Option<bool>) -> Result<String> {
        Head { cx, front: self, favourite }.render().map_err(Error::internal)
    }

    /// The context beside the posts: charter, animators, members.
    pub fn aside(&self, cx: &Ctx) -> Result<String> {
        let SharedFront { space, animators, .. } = &*self.shared;
        Aside { cx, space, animators }.render().map_err(Error::internal)
    }
}

/// A space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = view::SpaceView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<view::SpaceView>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        let stays_until = guests::until(tx, space.id, viewer.id)?;
        Ok(view::SpaceView { stays_until, ..view::of_listed(tx, &space)? })
    });
    Ok(ui::Json(load.await?))
}
