//! The trail of an object: who moved it from which status to which, and when. Whoever reads it reads that too.

use axum::extract::{Path, State};
use kernel::{App, PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use posts::{Post, PostId, Readable};
use serde::Serialize;
use ui::{Ctx, Json};

use crate::store::TRAIL;

/// A move that was made.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectMove)]
pub(crate) struct Step {
    /// Who made it.
    pub(crate) person: PersonCard,
    /// Which.
    pub(crate) r#move: String,
    /// The state before.
    pub(crate) from: String,
    /// The state after.
    pub(crate) to: String,
    /// When.
    pub(crate) at: Time,
}

/// The last 200 moves, the latest first.
pub(crate) fn of(tx: &mut Tx<'_>, post: &Readable<Post>) -> Result<Vec<Step>> {
    let rows = tx.query(&TRAIL, params![post.id], |row| {
        let (found, from, to): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        Ok((row.get::<PersonId>(0)?, found, from, to, row.get::<Time>(4)?))
    })?;
    let ids: Vec<PersonId> = rows.iter().map(|(person, ..)| *person).collect();
    let people = people::cards(tx, &ids)?;
    let steps = rows.into_iter().filter_map(|(person, found, from, to, at)| {
        Some(Step { person: people.get(&person)?.clone(), r#move: found, from, to, at })
    });
    Ok(steps.collect())
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Vec<Step>> {
    let post = posts::access::readable(tx, viewer, id)?;
    of(tx, &post)
}

/// Who moved an object from which status to which: the last 200 moves, the latest first.
#[utoipa::path(get, path = "/api/v1/posts/{id}/trail", tag = "posts",
    params(("id" = String, Path)), responses((status = 200, body = Vec<Step>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<Vec<Step>>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    Ok(Json(app.db.read(move |tx| load(tx, &viewer, id)).await?))
}
