//! From where acts come, for the audit; and that an act of administration was refused.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use identity::session::{Address, Current};
use kernel::limit::Limit;
use kernel::origin::{self, Origin};
use kernel::{Activity, App, PersonId, Result, Tx};
use ui::Ctx;

use crate::logged::ACT_REFUSED;

/// How the routes begin by which the network is administered: whole parts of an address, without that of the API.
const ADMINISTRATION: [&str; 28] = [
    "/admin",
    "/accounts",
    "/audit",
    "/experts/settings",
    "/first-spaces",
    "/groups",
    "/guests/policy",
    "/invitations",
    "/keys",
    "/mail",
    "/mail-domains",
    "/moderation/team",
    "/openings",
    "/people-import",
    "/people/{handle}/close",
    "/people/{handle}/closed",
    "/people/{handle}/code",
    "/people/{handle}/email",
    "/people/{handle}/erase",
    "/people/{handle}/erasure",
    "/people/{handle}/factors",
    "/people/{handle}/number",
    "/people/{handle}/reopen",
    "/people/{handle}/role",
    "/people/{handle}/sessions",
    "/sign-in-rules",
    "/site",
    "/tablets",
];
/// Routes that are one act of administration, below which are acts of everybody.
const ONE: [&str; 1] = ["/skills"];

/// Whether an act of this route is one of administration.
fn administers(route: &str) -> bool {
    let route = route.strip_prefix("/api/v1").unwrap_or(route);
    let is_below = |start: &&str| {
        route.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    ADMINISTRATION.iter().any(is_below) || ONE.contains(&route)
}

/// Whose refusals are noted: an act of somebody once an hour, however often they try.
#[derive(Clone)]
pub(crate) struct Refusals(Arc<Limit<(PersonId, String)>>);

impl Default for Refusals {
    fn default() -> Refusals {
        Refusals(Arc::new(Limit::new(1, 3_600)))
    }
}

/// Inside the session: whatever is written comes from this request.
pub(crate) async fn acts(
    State((app, refusals)): State<(App, Refusals)>,
    request: Request,
    next: Next,
) -> Response {
    let viewer = request.extensions().get::<Ctx>().and_then(|cx| cx.viewer.clone());
    let Some(viewer) = viewer else { return next.run(request).await };
    let address = request.extensions().get::<Address>();
    let session = request.extensions().get::<Current>();
    let origin = Origin {
        address: address.map(|address| address.0.to_string()).unwrap_or_default(),
        session: session.map_or_else(|| "token".to_owned(), |session| format!("s{}", session.0)),
    };
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let of_administration = !method.is_safe() && route.as_deref().is_some_and(administers);
    let answer = async {
        let response = next.run(request).await;
        if of_administration && response.status() == StatusCode::FORBIDDEN {
            let act = (method.as_str().to_owned(), route.unwrap_or_default());
            if let Err(error) = note(&app, &refusals, viewer.id, act).await {
                tracing::error!(%error, "a refusal is not noted");
            }
        }
        response
    };
    origin::within(origin, answer).await
}

async fn note(
    app: &App,
    refusals: &Refusals,
    by: PersonId,
    (method, route): (String, String),
) -> Result<()> {
    if refusals.0.take((by, format!("{method} {route}")), app.clock().now()).is_err() {
        return Ok(());
    }
    let said = serde_json::json!({ "method": method, "route": route });
    let log =
        move |tx: &mut Tx<'_>| tx.log(Activity::new(ACT_REFUSED, 0).by(by).data(said.clone()));
    app.db.write(log).await
}

#[cfg(test)]
mod tests {
    use super::administers;

    #[test]
    fn what_administers_is_known_by_its_route() {
        for route in ["/admin/keys", "/api/v1/site/holds", "/people/{handle}/erase"] {
            assert!(administers(route), "{route}");
        }
        let others = ["/posts", "/api/v1/people/{handle}/follow", "/people/{handle}", "/sites"];
        for route in others {
            assert!(!administers(route), "{route}");
        }
    }
}
