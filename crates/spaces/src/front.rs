//! The front of a space: its head above the posts, and what an outsider sees of a closed one. What of
//! it everybody sees alike may be kept in memory ([`SharedFront`]); what is the viewer's own too ([`ViewerFront`]).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use people::PersonCard;
use ui::{Ctx, SafeHtml};

use crate::audience::{self, Readers};
use crate::cover::{self, Cover};
use crate::handover::{self, Handover};
use crate::levels::Levels;
use crate::managed::manages;
use crate::store::{ANIMATORS, ASKED, JOINED_AT, SPACE_BY_ID, WAITING};
use crate::welcome::{self, NEW_SECONDS, SpaceShortcut, Welcome};
use crate::{
    Kind, Level, Listed, Source, Space, Standing, ViewerSpaces, Visible, access, guests, levels,
    merge, orphans, rules, sections, store, view,
};

/// What the head of a space shows to everybody who may know of it.
#[derive(Clone, Debug)]
pub struct SharedFront {
    space: Space,
    animators: Vec<PersonCard>,
    /// How many ask to join: for its animators.
    waiting: i64,
    handover: Option<Handover>,
    /// Whether nobody manages it.
    orphaned: bool,
    /// Whether it was merged into another, or another into it.
    merged: bool,
    welcome: Welcome,
    cover: Option<Cover>,
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
            handover: handover::of(tx, id)?,
            orphaned: orphans::is_orphaned(tx, id)?,
            merged: merge::is_merged(tx, id)?,
            welcome: welcome::of(tx, id)?,
            cover: cover::of(tx, id)?,
        })
    }

    /// The number of the space.
    pub fn id(&self) -> SpaceId {
        self.space.id
    }

    /// Its name in addresses.
    pub fn slug(&self) -> &str {
        &self.space.slug
    }

    /// Whether it shows anything of this person.
    pub fn concerns(&self, person: PersonId) -> bool {
        let handed = self.handover.as_ref();
        self.animators.iter().any(|animator| animator.id == person)
            || handed.is_some_and(|of| of.from.id == person || of.to.id == person)
    }

    /// Whether it was merged into another, or another into it.
    pub fn is_merged(&self) -> bool {
        self.merged
    }

    /// Whether nobody manages it.
    pub fn is_orphaned(&self) -> bool {
        self.orphaned
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
    /// Whether the rule of the space put them there.
    by_rule: bool,
    /// Since when they are in it.
    joined_at: Option<Time>,
    /// Until when they are in it, as a guest.
    until: Option<Time>,
}

impl ViewerFront {
    /// The same from memory.
    pub fn by(viewer_spaces: &ViewerSpaces, levels: &Levels, space: SpaceId) -> ViewerFront {
        ViewerFront {
            asked: viewer_spaces.asks(space),
            level: levels.of(space),
            by_rule: viewer_spaces.by_rule(space),
            joined_at: viewer_spaces.joined_at(space),
            until: viewer_spaces.until(space),
        }
    }
}

/// What the head of a space shows, for a space the viewer may know of.
#[derive(Debug)]
pub struct Front {
    shared: Arc<SharedFront>,
    own: ViewerFront,
    standing: Standing,
    visible: bool,
    /// How many are in it, where the viewer may know.
    members: Option<i64>,
    waiting: i64,
    /// Who is asked to manage it: for its managers, and whom it names.
    handover: Option<Handover>,
    may_join: bool,
    /// Whether the viewer may reopen it, where it is archived.
    may_reopen: bool,
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
        let is_managed = visible.as_ref().is_some_and(|space| space.is_managed_by(viewer));
        let front = Front {
            own,
            standing,
            visible: visible.is_some(),
            members: shared.space.tells_members_to(standing).then(|| readers.members()),
            // Who asks is no matter of a guest who manages.
            waiting: if is_managed { shared.waiting } else { 0 },
            handover: shared
                .handover
                .clone()
                .filter(|of| manages(viewer, standing) || of.to.id == viewer.id),
            may_join: shared.space.is_community()
                && viewer.sees_open()
                && !shared.space.is_archived(),
            may_reopen: is_managed,
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
    let own = ViewerFront {
        asked: asked.is_some(),
        level: levels::level_of(tx, viewer, id)?,
        by_rule: rules::source_of(tx, id, viewer.id)? == Some(Source::Rule),
        joined_at: tx.query_opt(&JOINED_AT, params![id, viewer.id], |row| row.get(0))?,
        until: guests::until(tx, id, viewer.id)?,
    };
    let readers = audience::readers(tx, &[id])?.remove(&id).unwrap_or_default();
    let shared = Arc::new(SharedFront::load(tx, id)?);
    Ok(Front::new(viewer, listed, shared, readers, own))
}

/// What stands at the top of the page of a space for this viewer, above its posts, as HTML: another crate leaves it among
/// the extensions of the request.
#[derive(Clone, Debug)]
pub struct Top(pub String);

#[derive(Template)]
#[template(path = "spaces/head.html")]
struct Head<'a> {
    cx: &'a Ctx,
    front: &'a Front,
    /// Whether it is a favourite; nothing where it is not in the viewer's navigation.
    favourite: Option<bool>,
}

impl Head<'_> {
    /// Whether the viewer manages the space, not as a guest: they see its rule and its health.
    fn manages(&self) -> bool {
        self.cx.viewer.as_ref().is_some_and(|viewer| manages(viewer, self.front.standing))
    }

    /// What is said to whoever is new here, as HTML; empty for everybody else.
    fn welcome(&self) -> &str {
        let is_new = |at: Time| self.cx.now.seconds_since(at) < NEW_SECONDS;
        match self.front.visible && self.front.own.joined_at.is_some_and(is_new) {
            true => &self.front.shared.welcome.html,
            false => "",
        }
    }

    /// The cover, where the viewer sees the content.
    fn cover(&self) -> Option<&Cover> {
        self.front.shared.cover.as_ref().filter(|_| self.front.visible)
    }

    fn sections(&self) -> SafeHtml {
        sections::of(self.cx, &self.front.shared.space, self.front.standing, "")
    }

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
    /// The links, where the viewer sees the content.
    links: &'a [SpaceShortcut],
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

    /// Whether the viewer is in it, and no guest.
    pub fn is_of(&self, viewer: &Viewer) -> bool {
        self.standing >= Standing::Member && viewer.sees_open()
    }

    /// How many are in it, where the viewer may know.
    pub fn members(&self) -> i64 {
        self.members.unwrap_or_default()
    }

    /// How many ask to join, where the viewer manages it and is no guest.
    pub fn asking(&self) -> i64 {
        self.waiting
    }

    /// Whether the rule of the space put the viewer there.
    pub(crate) fn by_rule(&self) -> bool {
        self.own.by_rule
    }

    /// The space, as whoever may know of it sees it.
    pub(crate) fn space(&self) -> &Space {
        &self.shared.space
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
        let animators = if space.tells_members_to(self.standing) { &animators[..] } else { &[] };
        let links = if self.visible { &self.shared.welcome.links[..] } else { &[] };
        Aside { cx, space, animators, links }.render().map_err(Error::internal)
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
