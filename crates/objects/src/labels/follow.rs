//! What somebody without an account sees of what they reported: its number, its status, dates, and nothing else ever.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, Result, Time, Tx, params};
use posts::PostId;
use posts::kinds::NUMBER;
use serde_json::Value;
use ui::{Ctx, Page, answer};

use super::link::hash;
use super::store::FOLLOWED;
use super::strangers::{are_allowed, unlisted};
use crate::declaration::Words;
use crate::declare::one;
use crate::kind::declared_name;

/// An object, as its reporter follows it.
struct Followed {
    number: String,
    state: Words,
    colour: String,
    reported: Time,
    moved: Option<Time>,
}

#[derive(Template)]
#[template(path = "labels/follow.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Followed,
}

/// # Errors
/// `NotFound`, whatever the reason.
fn followed(tx: &mut Tx<'_>, token: &str, secret: &str) -> Result<Followed> {
    if !are_allowed(tx)? {
        return Err(Error::not_found());
    }
    let found = tx.query_one(&FOLLOWED, params![hash(token, secret)], |row| {
        let fields: Value = serde_json::from_str(&row.get::<String>(3)?)?;
        let (kind, state): (String, String) = (row.get(1)?, row.get(2)?);
        Ok((row.get::<PostId>(0)?, kind, state, fields, row.get::<Option<Time>>(4)?))
    })?;
    let (post, kind, state, fields, moved) = found;
    let name = declared_name(&kind).ok_or_else(Error::not_found)?;
    let (_, it) = one(tx, name)?.ok_or_else(Error::not_found)?;
    let state = it.state(&state).ok_or_else(Error::not_found)?;
    Ok(Followed {
        number: fields[NUMBER].as_str().unwrap_or_default().to_owned(),
        state: state.label.clone(),
        colour: state.colour.clone(),
        reported: post.at(),
        moved,
    })
}

/// `GET /l/{token}/{secret}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path((token, secret)): Path<(String, String)>,
) -> Result<Response> {
    let it = app.db.read(move |tx| followed(tx, &token, &secret)).await?;
    let html = answer::render(&View { cx: &cx, it: &it })?;
    Ok(unlisted(Page::new(it.number.clone()).bare().main(html)))
}
