//! What administrators do to an account beside its role and its closing: number, sessions, a link by mail.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Config, Error, Result, Tx, Viewer};
use people::Person;
use people::access::{self, Readable};
use serde::Deserialize;
use ui::{Ctx, Json};

use crate::{lost, owners, personnel, session};

/// Gives a person this number, or none.
///
/// # Errors
/// `Forbidden` to all but administrators, of an administrator to all but owners; `Invalid` on the field `number`.
pub(crate) fn set_number(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: &Readable<Person>,
    number: &str,
) -> Result<()> {
    owners::may_act_on(tx, viewer, person)?;
    let number = Some(number.trim()).filter(|number| !number.is_empty());
    let number = number.map(personnel::number).transpose()?;
    personnel::set(tx, person.id, number.as_deref(), Some(viewer.id))
}

/// Ends every session and access token of a person.
///
/// # Errors
/// `Forbidden` to all but administrators, of an administrator to all but owners.
pub(crate) fn end_sessions(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: &Readable<Person>,
) -> Result<()> {
    owners::may_act_on(tx, viewer, person)?;
    session::end_all(tx, person.id, viewer.id)
}

/// Mails somebody a link to choose a password.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` where it cannot be mailed.
pub(crate) fn send_link(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    person: &Readable<Person>,
) -> Result<()> {
    owners::may_act_on(tx, viewer, person)?;
    if config.mail.is_none() || person.email.is_none() || person.claimed_at.is_none() {
        return Err(Error::invalid("account-no-link"));
    }
    lost::send(tx, config, person.id, Some(viewer.id))
}

/// A personnel number.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonNumber {
    /// The number; null for none.
    number: Option<String>,
}

/// Set a person's personnel number (administrators).
#[utoipa::path(put, path = "/api/v1/people/{handle}/number", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")), request_body = PersonNumber,
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "No number, or somebody else's")))]
pub(crate) async fn api_number(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Json(new): Json<PersonNumber>,
) -> Result<StatusCode> {
    let (viewer, number) = (cx.viewer()?.clone(), new.number.unwrap_or_default());
    let set = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        set_number(tx, &viewer, &person, &number)
    };
    app.db.write(set).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sign a person out everywhere, and revoke their access tokens (administrators).
#[utoipa::path(delete, path = "/api/v1/people/{handle}/sessions", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_end_sessions(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let end = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        end_sessions(tx, &viewer, &person)
    };
    app.db.write(end).await?;
    Ok(StatusCode::NO_CONTENT)
}
