//! What administrators do to accounts: roles, closing, opening again. Each leaves an entry in the
//! log and ends the person's sessions at once.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, PersonId, Result, Role, Tx, Viewer};
use people::Person;
use people::access::{self, Readable};
use people::accounts as store;
use serde::Deserialize;
use serde_json::json;
use ui::flash::{self, Flash};
use ui::{Ctx, Form, Json};

use crate::logged;
use crate::owners;
use crate::rules;
use crate::session;
use crate::store::{guests, invitations, tokens};

/// Gives a person another role. Their sessions and access tokens end: what they may do changed.
///
/// # Errors
/// `Forbidden` to all but administrators, and but owners where it is about an administrator; `Conflict` for the last
/// administrator, for owners, and for the emergency account that a rule needs.
pub fn change_role(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: &Readable<Person>,
    role: Role,
) -> Result<()> {
    viewer.administering()?;
    if person.role == role {
        return Ok(());
    }
    if role == Role::Administrator || person.role == Role::Administrator {
        owners::owning(tx, viewer)?;
    }
    if role != Role::Administrator {
        keep_one_administrator(tx, person)?;
        owners::not_an_owner(tx, person.id)?;
        rules::not_needed(tx, person.id)?;
    }
    store::set_role(tx, person.id, role)?;
    session::close_all(tx, person.id, None, Some(viewer.id))?;
    tokens::revoke_all(tx, person.id)?;
    let roles = json!({ "from": person.role.as_str(), "to": role.as_str() });
    tx.log(Activity::new(logged::PERSON_ROLE_CHANGED, person.id.0).by(viewer.id).data(roles))
}

/// Closes an account: nobody signs in to it any more, what was written stays.
///
/// # Errors
/// `Forbidden` to all but administrators; `Conflict` for the last administrator, and for the emergency account that a rule needs.
pub fn close(tx: &mut Tx<'_>, viewer: &Viewer, person: &Readable<Person>) -> Result<()> {
    owners::may_act_on(tx, viewer, person)?;
    keep_one_administrator(tx, person)?;
    owners::not_an_owner(tx, person.id)?;
    rules::not_needed(tx, person.id)?;
    close_left(tx, person.id, Some(viewer.id)).map(drop)
}

/// Closes the account of somebody who left, on behalf of `by`, or of nobody; false where it was closed. No
/// rule is asked: for importers, who close no administrators.
///
/// # Errors
/// Whatever the database meets.
pub fn close_left(tx: &mut Tx<'_>, person: PersonId, by: Option<PersonId>) -> Result<bool> {
    let closed = store::close(tx, person)?;
    if closed {
        session::close_all(tx, person, None, by)?;
        tokens::revoke_all(tx, person)?;
        invitations::revoke_claims(tx, person)?;
        tx.log(Activity::new(people::logged::PERSON_CLOSED, person.0).by(by))?;
    }
    Ok(closed)
}

/// Closes somebody's own account, as they wish.
///
/// # Errors
/// `Conflict` for the last administrator, and for the emergency account that a rule needs.
pub fn close_own(tx: &mut Tx<'_>, person: &Person) -> Result<()> {
    keep_one_administrator(tx, person)?;
    owners::not_an_owner(tx, person.id)?;
    rules::not_needed(tx, person.id)?;
    close_left(tx, person.id, Some(person.id)).map(drop)
}

/// Closes the account of somebody whom a directory no longer counts among its people; false where it was closed.
///
/// # Errors
/// `Conflict` for the last administrator, and for the emergency account that a rule needs.
pub fn close_by_directory(tx: &mut Tx<'_>, person: &Person) -> Result<bool> {
    keep_one_administrator(tx, person)?;
    owners::not_an_owner(tx, person.id)?;
    rules::not_needed(tx, person.id)?;
    close_left(tx, person.id, None)
}

/// Opens a closed account again.
///
/// # Errors
/// `Forbidden` to all but administrators, and but owners where it is one's; `Conflict` where it is being erased.
pub fn reopen(tx: &mut Tx<'_>, viewer: &Viewer, person: &Readable<Person>) -> Result<()> {
    owners::may_act_on(tx, viewer, person)?;
    if store::is_being_erased(tx, person.id)? {
        return Err(Error::new(kernel::error::Meaning::Conflict, "person-being-erased"));
    }
    reopen_returned(tx, person.id, Some(viewer.id)).map(drop)
}

/// Opens the account of somebody who came back, on behalf of `by`, or of nobody; false where it was open, or is
/// being erased. No rule is asked: for importers.
///
/// # Errors
/// Whatever the database meets.
pub fn reopen_returned(tx: &mut Tx<'_>, person: PersonId, by: Option<PersonId>) -> Result<bool> {
    let opened = store::reopen(tx, person)?;
    if opened {
        guests::forget(tx, person)?;
        tx.log(Activity::new(logged::PERSON_REOPENED, person.0).by(by))?;
    }
    Ok(opened)
}

/// A network that nobody runs could never be run again.
fn keep_one_administrator(tx: &mut Tx<'_>, person: &Person) -> Result<()> {
    if store::administrators(tx)? == [person.id] {
        return Err(Error::new(kernel::error::Meaning::Conflict, "person-last-administrator"));
    }
    Ok(())
}

/// What is done to an account.
#[derive(Clone, Copy)]
enum Act {
    Role(Role),
    Close,
    Reopen,
}

async fn act(app: &App, cx: &Ctx, handle: String, act: Act) -> Result<String> {
    let viewer = cx.viewer()?.clone();
    let change = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        match act {
            Act::Role(role) => change_role(tx, &viewer, &person, role)?,
            Act::Close => close(tx, &viewer, &person)?,
            Act::Reopen => reopen(tx, &viewer, &person)?,
        }
        Ok(person.card().href())
    };
    app.db.write(change).await
}

/// A role, as a form or a program sends it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRole {
    role: Role,
}

/// The same from a form, which also carries its token.
#[derive(Deserialize)]
pub(crate) struct RoleForm {
    role: Role,
}

/// `POST /people/{handle}/role`
pub(crate) async fn submit_role(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Form(form): Form<RoleForm>,
) -> Result<Response> {
    let href = act(&app, &cx, handle, Act::Role(form.role)).await?;
    Ok(flash::redirect(&href, &Flash::new("notice-role-changed")))
}

/// `POST /people/{handle}/close`
pub(crate) async fn submit_close(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let href = act(&app, &cx, handle, Act::Close).await?;
    let notice = Flash::new("notice-person-closed").undo(&format!("{href}/reopen"));
    Ok(flash::redirect(&href, &notice))
}

/// `POST /people/{handle}/reopen`
pub(crate) async fn submit_reopen(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let href = act(&app, &cx, handle, Act::Reopen).await?;
    Ok(flash::redirect(&href, &Flash::new("notice-person-reopened")))
}

/// Change the role of a person (administrators).
#[utoipa::path(put, path = "/api/v1/people/{handle}/role", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")), request_body = NewRole,
    responses((status = 204, description = "Done; their sessions ended"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "The last administrator")))]
pub(crate) async fn api_role(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Json(new): Json<NewRole>,
) -> Result<StatusCode> {
    act(&app, &cx, handle, Act::Role(new.role)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deactivate an account (administrators).
#[utoipa::path(put, path = "/api/v1/people/{handle}/closed", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Closed; their sessions ended"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "The last administrator")))]
pub(crate) async fn api_close(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    act(&app, &cx, handle, Act::Close).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reactivate an account (administrators).
#[utoipa::path(delete, path = "/api/v1/people/{handle}/closed", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Open"),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_reopen(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    act(&app, &cx, handle, Act::Reopen).await?;
    Ok(StatusCode::NO_CONTENT)
}
