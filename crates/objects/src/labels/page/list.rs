//! The labels that somebody manages: those of their spaces, or of one, or of a kind.

use askama::Template;
use axum::extract::State;
use kernel::{App, Result, SpaceId, Tx, Viewer, params};
use serde::Deserialize;
use ui::{Ctx, Nav, Page, Query, answer};

use crate::declaration::Declaration;
use crate::labels::Label;
use crate::labels::access::{self, managing, row};
use crate::labels::store::MANAGED;
use crate::labels::strangers::are_allowed;
use crate::loaded::current;

/// How many labels a page or a print shows at most.
const MOST: i64 = 2_000;

/// Which labels are asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filter {
    /// The slug of their space.
    pub(super) space: String,
    /// The name of their declaration.
    pub(super) kind: String,
    /// The number of one.
    pub(super) label: String,
}

impl Filter {
    /// Those of a space.
    pub(in crate::labels) fn of_space(slug: &str) -> Filter {
        Filter { space: slug.to_owned(), ..Filter::default() }
    }
}

/// A label with its space and its kind, as lists and sheets show it.
pub(in crate::labels) struct Row {
    pub(in crate::labels) label: Label,
    pub(super) space: String,
    pub(super) it: Option<Declaration>,
}

/// Those that the viewer manages.
///
/// # Errors
/// `NotFound` and `Forbidden` as of the space.
pub(in crate::labels) fn managed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    filter: &Filter,
) -> Result<Vec<Row>> {
    let labels = match filter.label.as_str() {
        "" => {
            let space = match filter.space.as_str() {
                "" => SpaceId(0),
                slug => managing(viewer, spaces::access::visible(tx, viewer, slug)?)?.id,
            };
            let (open, all) = (viewer.sees_open(), viewer.administers());
            let values = params![viewer.id, open, all, space, filter.kind, MOST];
            tx.query(&MANAGED, values, row)?
        }
        id => vec![access::managed(tx, viewer, id.parse()?)?.label().clone()],
    };
    let kinds = current(tx)?;
    let mut rows = Vec::new();
    for label in labels {
        let space = spaces::access::visible_by_id(tx, viewer, label.space)?;
        let it = kinds.iter().find(|(_, it)| it.name == label.kind).map(|(_, it)| it.clone());
        rows.push(Row { space: space.name.clone(), it, label });
    }
    Ok(rows)
}

/// A space in which the viewer may make labels, with the kinds that may be used there.
struct Place {
    slug: String,
    name: String,
    kinds: Vec<(String, String)>,
}

fn places(tx: &mut Tx<'_>, cx: &Ctx, filter: &Filter) -> Result<Vec<Place>> {
    let viewer = cx.viewer()?;
    let known = posts::Kinds::of(tx);
    let all = current(tx)?;
    let mut places = Vec::new();
    for choice in spaces::audience::choices(tx, viewer)? {
        let asked = filter.space.is_empty() || filter.space == choice.slug;
        if !asked || !(choice.animated || viewer.administers()) {
            continue;
        }
        let usable = all.iter().filter(|(_, it)| {
            let kind = known.named(&crate::kind::kind_name(&it.name));
            let asked = filter.kind.is_empty() || filter.kind == it.name;
            asked && kind.is_some_and(|kind| kind.is_for(choice.kind, &choice.slug))
        });
        let kinds: Vec<_> =
            usable.map(|(_, it)| (it.name.clone(), it.label.say(cx.l).to_owned())).collect();
        if !kinds.is_empty() {
            places.push(Place { slug: choice.slug, name: choice.name, kinds });
        }
    }
    Ok(places)
}

#[derive(Template)]
#[template(path = "labels/list.html")]
struct View<'a> {
    cx: &'a Ctx,
    rows: &'a [Row],
    places: &'a [Place],
    print: String,
    /// Whether people without an account report; said to administrators.
    allowed: Option<bool>,
}

/// `GET /labels`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(filter): Query<Filter>,
) -> Result<Page> {
    let (asker, asked) = (cx.clone(), filter.clone());
    let load = move |tx: &mut Tx<'_>| {
        let viewer = asker.viewer()?;
        let rows = managed(tx, viewer, &asked)?;
        let allowed = if viewer.administers() { Some(are_allowed(tx)?) } else { None };
        Ok((rows, places(tx, &asker, &asked)?, allowed))
    };
    let (rows, places, allowed) = app.db.read(load).await?;
    let (space, kind) = (ui::encode(&filter.space), ui::encode(&filter.kind));
    let print = format!("/labels/print?space={space}&kind={kind}");
    let view = View { cx: &cx, rows: &rows, places: &places, print, allowed };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("labels-title")).nav(Nav::Spaces).main(html))
}
