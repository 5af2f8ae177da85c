//! The objects of a kind, the newest first, filtered as the address says: by state, by space, those that name the
//! viewer.

use askama::Template;
use axum::extract::State;
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, Result, Slice, SpaceId, Tx, Viewer, params};
use posts::{Card, Kinds, PostId, PostPage, PostView};
use serde::Deserialize;
use ui::view::Tab;
use ui::{Ctx, Json, Nav, Page, Query, answer};

use crate::declaration::{Declaration, StateDef};
use crate::declare::one;
use crate::kind::kind_name;
use crate::store::LIST;

/// Which objects are asked for.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// The name of their declaration.
    kind: String,
    /// The state they are in; any where it is empty.
    state: String,
    /// The slug of the space they are in; any where it is empty.
    space: String,
    /// `me` for those of which a field names you.
    named: String,
}

impl Filter {
    /// The address of the page with these filters.
    fn href(&self) -> String {
        let pairs = [
            ("kind", &self.kind),
            ("state", &self.state),
            ("space", &self.space),
            ("named", &self.named),
        ];
        let said = pairs.iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> =
            said.map(|(name, value)| format!("{name}={}", ui::encode(value))).collect();
        format!("/objects?{}", said.join("&"))
    }

    fn with_state(&self, state: &str) -> Filter {
        Filter { state: state.to_owned(), ..self.clone() }
    }

    fn named(&self, named: &str) -> Filter {
        Filter { named: named.to_owned(), ..self.clone() }
    }
}

/// The objects of a page of the list, with their declaration.
struct Listed {
    it: Declaration,
    cards: Vec<Card>,
    next: Option<i64>,
}

/// # Errors
/// `NotFound` where there is no such kind, or no such space for the viewer.
fn list(tx: &mut Tx<'_>, viewer: &Viewer, filter: &Filter, cursor: Cursor) -> Result<Listed> {
    let (_, it) = one(tx, &filter.kind)?.ok_or_else(Error::not_found)?;
    let kind = kind_name(&it.name);
    // Another process may have declared it a moment ago.
    let known = Kinds::of(tx).named(&kind).ok_or_else(Error::not_found)?;
    if !known.is_known_to(tx, viewer)? {
        return Err(Error::not_found());
    }
    let space: Option<SpaceId> = match filter.space.as_str() {
        "" => None,
        slug => Some(spaces::access::visible(tx, viewer, slug)?.id),
    };
    let (space, mine) = (space.map_or(0, |space| space.0), filter.named == "me");
    let (open, most) = (viewer.sees_open(), cursor.limit + 1);
    let values = params![viewer.id, open, kind, cursor.before, filter.state, space, mine, most];
    let ids = tx.query(&LIST, values, |row| row.get::<PostId>(0))?;
    let slice = Slice::cut(ids, cursor.limit, |post| post.0);
    let mut cards = posts::cards(tx, viewer, &slice.items)?;
    cards.sort_by_key(|card| std::cmp::Reverse(card.post.id));
    Ok(Listed { it, cards, next: slice.next })
}

#[derive(Template)]
#[template(path = "objects/list.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Declaration,
    cards: &'a [Card],
    states: Vec<Tab>,
    named: Vec<Tab>,
    more: Option<String>,
}

impl View<'_> {
    /// The state of an object: what it is called, and its colour.
    fn state(&self, name: &str) -> (String, String) {
        let of = |state: &StateDef| (state.label.say(self.cx.l).to_owned(), state.colour.clone());
        self.it.state(name).map(of).unwrap_or_default()
    }
}

/// `GET /objects`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(filter): Query<Filter>,
    Query(query): Query<CursorQuery>,
) -> Result<Page> {
    let (viewer, asked, l) = (cx.viewer()?.clone(), filter.clone(), cx.l);
    let Listed { it, cards, next } =
        app.db.read(move |tx| list(tx, &viewer, &asked, query.cursor())).await?;
    let states = it.active_states().map(|state| {
        let current = filter.state == state.name;
        Tab::new(filter.with_state(&state.name).href(), state.label.say(l), current)
    });
    let all = Tab::new(filter.with_state("").href(), l.t("objects-all"), filter.state.is_empty());
    let named = [("", "objects-everyones"), ("me", "objects-mine")]
        .map(|(named, key)| Tab::new(filter.named(named).href(), l.t(key), filter.named == named));
    let view = View {
        cx: &cx,
        it: &it,
        cards: &cards,
        states: std::iter::once(all).chain(states).collect(),
        named: named.into(),
        more: next.map(|before| format!("{}&before={before}", filter.href())),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(it.label.say(l)).nav(Nav::Home).main(html))
}

/// The posts of a type that the company declares, the newest first: by state, by space, those that name you.
#[utoipa::path(get, path = "/api/v1/objects", tag = "posts", params(Filter,
    ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(filter): Query<Filter>,
    Query(query): Query<CursorQuery>,
) -> Result<Json<PostPage>> {
    let viewer = cx.viewer()?.clone();
    let listed = app.db.read(move |tx| list(tx, &viewer, &filter, query.cursor())).await?;
    let items = listed.cards.into_iter().map(PostView::from).collect();
    Ok(Json(PostPage { items, next: listed.next.map(kernel::id::Raw) }))
}
