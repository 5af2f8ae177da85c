//! Domains of mail that open the door: whoever proves an address there is invited. Administrators say
//! which, and into which spaces.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Cursor, Error, Result, SpaceId, Tx, Viewer};
use people::{arrivals, names};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json};

use super::{Status, Top, page};
use crate::logged;
use crate::store::domains::{self as store, Domain};

/// A domain in its one form.
///
/// # Errors
/// `Invalid` on the field `domain`.
pub(crate) fn domain(text: &str) -> Result<String> {
    let domain = text.trim().trim_start_matches('@');
    let wrong = || Error::field("domain", "domain-bad");
    if !domain.contains('.') || domain.starts_with('.') || domain.ends_with('.') {
        return Err(wrong());
    }
    let address = names::email(&format!("a@{domain}")).map_err(|_| wrong())?;
    Ok(address.trim_start_matches("a@").to_owned())
}

/// Opens the door to a domain.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` for what is no domain.
pub(super) fn open(tx: &mut Tx<'_>, viewer: &Viewer, name: &str, slugs: &[String]) -> Result<()> {
    viewer.administering()?;
    let offered = arrivals::offered(tx, viewer)?;
    let chosen = offered.iter().filter(|space| slugs.contains(&space.slug));
    let spaces: Vec<SpaceId> = chosen.map(|space| space.id).collect();
    let domain = Domain { domain: domain(name)?, spaces, opened_by: viewer.id };
    store::open(tx, &domain)?;
    let data = json!({ "domain": domain.domain });
    tx.log(Activity::new(logged::DOMAIN_OPENED, 0).by(viewer.id).data(data))
}

/// Closes it again. Links that were mailed stay good.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound` where it was not open.
pub(super) fn close(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<()> {
    viewer.administering()?;
    if !store::close(tx, name)? {
        return Err(Error::not_found());
    }
    let data = json!({ "domain": name });
    tx.log(Activity::new(logged::DOMAIN_CLOSED, 0).by(viewer.id).data(data))
}

/// `POST /invitations/domains`
pub(crate) async fn submit_open(
    State(app): State<App>,
    cx: Ctx,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let of = |wanted: &str| {
        let fields = fields.iter().filter(|(name, _)| name == wanted);
        fields.map(|(_, value)| value.clone()).collect::<Vec<String>>()
    };
    let (viewer, name, slugs) = (cx.viewer()?.clone(), of("domain").join(""), of("space"));
    match app.db.write(move |tx| open(tx, &viewer, &name, &slugs)).await {
        Ok(()) => Ok(redirect("/invitations", &Flash::new("notice-domain-opened"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let top = Top { link: "", email: "", role: "member", wrong };
            Ok(page(&app, &cx, Status::Pending, Cursor::default(), top).await?.into_response())
        }
    }
}

/// `POST /invitations/domains/{domain}/close`
pub(crate) async fn submit_close(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| close(tx, &viewer, &name)).await?;
    Ok(redirect("/invitations", &Flash::new("notice-domain-closed")))
}

/// A domain of mail whose owners of addresses may join.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MailDomain {
    /// Its name, such as `example.com`.
    domain: String,
    /// The spaces in which they find themselves.
    spaces: Vec<SpaceId>,
}

/// The spaces of a domain.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainSpaces {
    /// The slugs of the spaces in which they find themselves.
    #[serde(default)]
    spaces: Vec<String>,
}

/// The mail domains whose addresses let their owners join (administrators).
#[utoipa::path(get, path = "/api/v1/mail-domains", tag = "invitations",
    responses((status = 200, body = [MailDomain]),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<MailDomain>>> {
    cx.viewer()?.administering()?;
    let all = app.db.read(store::all).await?;
    let view = |Domain { domain, spaces, .. }| MailDomain { domain, spaces };
    Ok(Json(all.into_iter().map(view).collect()))
}

/// Let whoever has an address in this domain join (administrators).
#[utoipa::path(put, path = "/api/v1/mail-domains/{domain}", tag = "invitations",
    params(("domain" = String, Path, description = "Name of the domain")), request_body = DomainSpaces,
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "No domain")))]
pub(crate) async fn api_open(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
    Json(new): Json<DomainSpaces>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| open(tx, &viewer, &name, &new.spaces)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// No longer let them join (administrators).
#[utoipa::path(delete, path = "/api/v1/mail-domains/{domain}", tag = "invitations",
    params(("domain" = String, Path, description = "Name of the domain")),
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "Not open")))]
pub(crate) async fn api_close(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| close(tx, &viewer, &name)).await?;
    Ok(StatusCode::NO_CONTENT)
}
