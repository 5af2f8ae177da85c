//! What an administrator does for somebody who lost their factors: all are taken, and the person hears of it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Activity, App, Config, Error, Result, Tx, Viewer};
use people::Person;
use people::access::{self, Readable};
use ui::Ctx;

use super::{has, letters};
use crate::store::{factors as store, halves};
use crate::{logged, owners, session};

/// Takes the second factors and the recovery codes of a person, and ends their sessions: who has the password may be
/// who made them lost.
///
/// # Errors
/// `Forbidden` to all but administrators, of an administrator to all but owners, and of oneself; `NotFound` where there is
/// nothing to take.
pub(crate) fn reset(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    person: &Readable<Person>,
) -> Result<()> {
    owners::may_act_on(tx, viewer, person)?;
    if viewer.id == person.id {
        return Err(Error::forbidden());
    }
    if !has(tx, person.id)? {
        return Err(Error::not_found());
    }
    store::remove_app(tx, person.id)?;
    store::remove_passkeys(tx, person.id)?;
    store::remove_codes(tx, person.id)?;
    halves::end_all(tx, person.id)?;
    session::close_all(tx, person.id, None, Some(viewer.id))?;
    tx.log(Activity::new(logged::FACTOR_RESET, person.id.0).by(viewer.id))?;
    letters::changed(tx, config, person.id, letters::Change::Reset)
}

/// Remove a person's second factors and recovery codes, which they lost (administrators). They are told.
#[utoipa::path(delete, path = "/api/v1/people/{handle}/factors", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Removed; their sessions ended"),
        (status = 403, description = "You do not run the network, or it is you, or an administrator and you do not own it"),
        (status = 404, description = "No such person, or they have none")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let take = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        reset(tx, &config, &viewer, &person)
    };
    app.db.write(take).await?;
    Ok(StatusCode::NO_CONTENT)
}
