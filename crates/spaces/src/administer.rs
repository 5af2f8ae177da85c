//! The spaces of the network, for administrators: who runs each and how many are in it. Of secret ones they
//! learn how many there are.

use askama::Template;
use axum::extract::State;
use kernel::{App, Error, Result, SpaceId, Time, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Nav, Page, Query};

use crate::store::administered::{ADMINISTERED, MANAGERS, SECRET};
use crate::{Access, Kind};

/// Spaces on a page.
const PAGE: usize = 100;

/// A space, as administrators see it from outside.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Administered {
    /// Identifier.
    id: SpaceId,
    /// Its address.
    slug: String,
    /// Its name.
    name: String,
    /// What it is for.
    kind: Kind,
    /// Who sees it.
    access: Access,
    /// How many are in it, guests too; nothing by agreement.
    members: Option<i64>,
    /// How many of them are guests; nothing by agreement.
    guests: Option<i64>,
    /// When it was created.
    created_at: Time,
    /// The handles of those who manage it; none by agreement.
    managers: Vec<String>,
}

/// The spaces of the network.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct AdministeredSpaces {
    /// Those that are open or closed, by name.
    items: Vec<Administered>,
    /// How many secret ones there are.
    secret: i64,
    /// Where the next page begins: `after` of the next request.
    next: Option<String>,
}

/// Where a page begins.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AfterQuery {
    /// The `next` of the page before.
    after: Option<String>,
}

fn list(tx: &mut Tx<'_>, viewer: &Viewer, after: Option<&str>) -> Result<AdministeredSpaces> {
    viewer.administering()?;
    let (name, id) = after
        .and_then(|after| after.rsplit_once('.'))
        .and_then(|(name, id)| Some((name.to_owned(), id.parse::<i64>().ok()?)))
        .unwrap_or_default();
    let rows = tx.query(&ADMINISTERED, params![name, id, PAGE as i64 + 1], |row| {
        let (kind, access): (String, String) = (row.get(3)?, row.get(4)?);
        let told = Kind::parse(&kind) != Kind::Agreement;
        let space = Administered {
            id: row.get(0)?,
            slug: row.get(1)?,
            name: row.get(2)?,
            kind: Kind::parse(&kind),
            access: Access::parse(&access),
            members: Some(row.get(5)?).filter(|_| told),
            guests: Some(row.get(6)?).filter(|_| told),
            created_at: row.get(7)?,
            managers: Vec::new(),
        };
        Ok((space, row.get::<String>(8)?))
    })?;
    let next = rows.get(PAGE - 1).filter(|_| rows.len() > PAGE);
    let next = next.map(|(space, folded)| format!("{folded}.{}", space.id));
    let mut items: Vec<Administered> =
        rows.into_iter().take(PAGE).map(|(space, _)| space).collect();
    let told = items.iter().filter(|space| space.kind != Kind::Agreement);
    let ids: Vec<i64> = told.map(|space| space.id.0).collect();
    let managers = tx.query(&MANAGERS, params![ids], |row| {
        Ok((row.get::<SpaceId>(0)?, row.get::<String>(1)?))
    })?;
    for (space, handle) in managers {
        if let Some(item) = items.iter_mut().find(|item| item.id == space) {
            item.managers.push(handle);
        }
    }
    let secret = tx.query_one(&SECRET, params![], |row| row.get(0))?;
    Ok(AdministeredSpaces { items, secret, next })
}

#[derive(Template)]
#[template(path = "spaces/administered.html")]
struct View<'a> {
    cx: &'a Ctx,
    spaces: &'a AdministeredSpaces,
}

/// `GET /admin/spaces`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<AfterQuery>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let spaces = app.db.read(move |tx| list(tx, &viewer, query.after.as_deref())).await?;
    let main = View { cx: &cx, spaces: &spaces }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("admin-spaces")).nav(Nav::Admin).main(main))
}

/// The spaces of the network and who manages them (administrators). Secret ones are only counted.
#[utoipa::path(get, path = "/api/v1/site/spaces", tag = "site", params(AfterQuery),
    responses((status = 200, body = AdministeredSpaces),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<AfterQuery>,
) -> Result<Json<AdministeredSpaces>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| list(tx, &viewer, query.after.as_deref())).await?))
}
