//! Leaving, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::personal::Words;
use kernel::{App, Result};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::rule::{self, Rule};
use super::{Choice, erase_closed, page};

/// How an account is closed for good.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leaving {
    /// Your handle, so that nothing closes an account by mistake.
    handle: String,
    /// Your password, where you have one.
    #[serde(default)]
    password: String,
    /// What becomes of your posts and comments; they stay without your name, unless you say so.
    #[serde(default)]
    words: Words,
    /// What becomes of your messages in conversations; the same.
    #[serde(default)]
    conversations: Words,
}

/// Where the receipt of an erasure is read, for a year, by whoever has this address.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Receipt {
    /// The path of the page.
    receipt: String,
}

fn receipt(code: &str) -> Receipt {
    Receipt { receipt: format!("/left/{code}") }
}

/// Close your account for good: all that is kept of you is erased; what you wrote stays without your name, or is
/// removed.
#[utoipa::path(post, path = "/api/v1/me/erasure", tag = "me", request_body = Leaving,
    responses((status = 202, body = Receipt, description = "The account is closed, and being erased"),
        (status = 403, description = "This token may not, or your company does not let people close their accounts"),
        (status = 409, description = "The last administrator"),
        (status = 422, description = "The handle or the password is wrong")))]
pub(crate) async fn close(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Leaving>,
) -> Result<(StatusCode, Json<Receipt>)> {
    let choice = Choice { words: new.words, conversations: new.conversations };
    let code = page::close(&app, &cx, &new.handle, &new.password, choice).await?;
    Ok((StatusCode::ACCEPTED, Json(receipt(&code))))
}

/// Have a deactivated account erased (administrators).
#[utoipa::path(post, path = "/api/v1/people/{handle}/erasure", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")), request_body = Choice,
    responses((status = 202, body = Receipt, description = "It is being erased"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "The account is active, or being erased already")))]
pub(crate) async fn erase(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Json(choice): Json<Choice>,
) -> Result<(StatusCode, Json<Receipt>)> {
    let viewer = cx.viewer()?.clone();
    let code = app.db.write(move |tx| erase_closed(tx, &viewer, &handle, choice)).await?;
    Ok((StatusCode::ACCEPTED, Json(receipt(&code))))
}

/// What the company decided about those who leave.
#[utoipa::path(get, path = "/api/v1/site/leaving", tag = "site",
    responses((status = 200, body = Rule)))]
pub(crate) async fn read_rule(State(app): State<App>, cx: Ctx) -> Result<Json<Rule>> {
    cx.viewer()?;
    Ok(Json(app.db.read(rule::get).await?))
}

/// Decide about those who leave (administrators).
#[utoipa::path(put, path = "/api/v1/site/leaving", tag = "site", request_body = Rule,
    responses((status = 204), (status = 403, description = "You do not run the network")))]
pub(crate) async fn write_rule(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Rule>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| rule::set(tx, &viewer, &new)).await?;
    Ok(StatusCode::NO_CONTENT)
}
