//! Who is in a space: the list, and looking somebody up in it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, PersonId, Result, Slice, Time, Tx, Viewer, params};
use people::PersonCard;
use people::picker::{self, Picked};
use serde::{Deserialize, Serialize};
use ui::view::PeopleField;
use ui::{Ctx, Nav, Page};

use crate::requests::{Request, waiting};
use crate::store::{self, MEMBERS};
use crate::{Standing, Visible, access, audience, inviting, links};

/// How many a page shows.
const PAGE: i64 = 60;
/// The field that names whom to add.
pub(crate) const ADD: &str = "handle";
/// So many are seen at a glance: nobody looks for one of them.
const FEW: i64 = 12;

/// Somebody in a space.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Member {
    /// Who.
    pub person: PersonCard,
    /// What they are in it.
    pub standing: Standing,
}

/// What the address carries: `?q=&before=&limit=&add=`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
    before: Option<kernel::id::Raw>,
    limit: Option<kernel::page::Limit>,
    /// The handle to begin with in the form that adds somebody.
    #[serde(default)]
    add: String,
}

impl Search {
    fn cursor(&self) -> Cursor {
        CursorQuery { before: self.before, limit: self.limit }.cursor()
    }
}

/// A page of the members of a space by identifier: those with a word of the name, handle or job
/// beginning with each word of `q`.
fn members(tx: &mut Tx<'_>, space: &Visible, q: &str, cursor: Cursor) -> Result<Slice<Member>> {
    // `before` stands for the last identifier seen; people are listed upwards.
    let after = if cursor.before == i64::MAX { 0 } else { cursor.before };
    let [first, second, third] = people::directory::patterns(q);
    let most = cursor.limit + 1;
    let values = params![space.id, after, first, second, third, most];
    let rows = tx.query(&MEMBERS, values, |row| {
        Ok((row.get::<PersonId>(0)?, store::standing(Some(&row.get::<String>(1)?))))
    })?;
    let page = Slice::cut(rows, cursor.limit, |(id, _)| id.0);
    let ids: Vec<PersonId> = page.items.iter().map(|(id, _)| *id).collect();
    let cards: HashMap<PersonId, PersonCard> = people::cards(tx, &ids)?;
    let items = page
        .items
        .into_iter()
        .filter_map(|(id, standing)| Some(Member { person: cards.get(&id)?.clone(), standing }));
    Ok(Slice { items: items.collect(), next: page.next })
}

/// What the page shows of a space.
pub(crate) struct Roster {
    space: Visible,
    /// How many are in it.
    count: i64,
    q: String,
    members: Slice<Member>,
    waiting: Vec<Request>,
    /// Until when its invitation link stands.
    link: Option<Time>,
}

impl Roster {
    /// Whether looking somebody up is offered.
    fn searched(&self) -> bool {
        self.count > FEW || !self.q.is_empty()
    }

    fn href(&self) -> String {
        format!("/spaces/{}/members", self.space.slug)
    }

    fn more_href(&self, next: &i64) -> String {
        format!("{}?q={}&before={next}", self.href(), ui::encode(&self.q))
    }
}

/// What `viewer` is shown of those in a space.
pub(crate) fn load(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    search: &Search,
) -> Result<Roster> {
    let space = access::visible(tx, viewer, slug)?;
    let cursor = Cursor { limit: PAGE, ..search.cursor() };
    let members = members(tx, &space, &search.q, cursor)?;
    let readers = audience::readers(tx, &[space.id])?;
    let count = readers.get(&space.id).map_or(0, |readers| readers.members());
    let waiting = if space.animates() { waiting(tx, viewer, &space)? } else { Vec::new() };
    let link = links::stands(tx, &space)?;
    Ok(Roster { link, space, count, q: search.q.clone(), members, waiting })
}

#[derive(Template)]
#[template(path = "spaces/members.html")]
struct MembersPage<'a> {
    cx: &'a Ctx,
    of: &'a Roster,
    space: &'a Visible,
    add: PeopleField,
}

impl MembersPage<'_> {
    fn invites(&self) -> bool {
        self.links() && inviting::may(self.space)
    }

    /// Guests make no link: they know nobody to whom it could be given.
    fn links(&self) -> bool {
        self.manages() && !self.space.is_archived()
    }

    /// Whether the viewer decides what a member is here: a guest decides about guests alone.
    fn decides(&self, member: &Member) -> bool {
        self.space.animates()
            && self.space.is_community()
            && (self.manages() || member.person.guest)
    }

    fn manages(&self) -> bool {
        let viewer = self.cx.viewer.as_ref();
        viewer.is_some_and(|viewer| self.space.is_managed_by(viewer))
    }
}

/// The page; with those who are named to be added, and why they could not be.
pub(crate) fn render(cx: &Ctx, of: &Roster, named: &Picked, error: Option<&Error>) -> Result<Page> {
    let (label, hint) = (cx.l.t("space-add-member"), cx.l.t("people-hint"));
    let mut add = PeopleField { required: true, ..PeopleField::new(ADD, label, hint) };
    add.error = error.and_then(|e| e.about(ADD)).map(|m| cx.l.msg(m)).unwrap_or_default();
    named.fill(&mut add);
    let page = MembersPage { cx, of, space: &of.space, add };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    let title = cx.l.t1("space-members-of", "space", &of.space.name);
    Ok(Page::new(title).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/{slug}/members`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(search): Query<Search>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let named = picker::picked(&app, &cx, vec![search.add.clone()]).await?;
    let loaded = app.db.read(move |tx| load(tx, &viewer, &slug, &search)).await?;
    render(&cx, &loaded, &named, None)
}

/// A page of members.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MemberPage {
    /// The members of this page.
    items: Vec<Member>,
    /// The `before` of the next page, when there is one.
    next: Option<kernel::id::Raw>,
}

/// The members of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/members", tag = "spaces",
    params(
        ("slug" = String, Path),
        ("q" = Option<String>, Query, description = "Beginnings of words of the name, handle or job"),
        ("before" = Option<kernel::id::Raw>, Query),
        ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = MemberPage)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(search): Query<Search>,
) -> Result<ui::Json<MemberPage>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        members(tx, &space, &search.q, search.cursor())
    });
    let page = load.await?;
    Ok(ui::Json(MemberPage { items: page.items, next: page.next.map(kernel::id::Raw) }))
}
