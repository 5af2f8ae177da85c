//! From where acts come, for the audit; and that an act of administration was refused.

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use identity::session::{Address, Current};
use kernel::origin::{self, Origin};
use kernel::{Activity, App};
use ui::Ctx;

use crate::logged::ACT_REFUSED;

/// How the routes begin by which the network is administered.
const ADMINISTRATION: [&str; 10] = [
    "/admin",
    "/audit",
    "/openings",
    "/keys",
    "/people/{handle}/erase",
    "/people/{handle}/role",
    "/people/{handle}/close",
    "/people/{handle}/reopen",
    "/site",
    "/people/{handle}/closed",
];

/// Whether an act of this route is one of administration.
fn administers(route: &str) -> bool {
    let route = route.strip_prefix("/api/v1").unwrap_or(route);
    ADMINISTRATION.iter().any(|start| route.starts_with(start))
}

/// Inside the session: whatever is written comes from this request.
pub(crate) async fn acts(State(app): State<App>, request: Request, next: Next) -> Response {
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
            let said = serde_json::json!({ "method": method.as_str(), "route": route });
            let note = move |tx: &mut kernel::Tx<'_>| {
                tx.log(Activity::new(ACT_REFUSED, 0).by(viewer.id).data(said.clone()))
            };
            if let Err(error) = app.db.write(note).await {
                tracing::error!(%error, "a refusal is not noted");
            }
        }
        response
    };
    origin::within(origin, answer).await
}

#[cfg(test)]
mod tests {
    use super::administers;

    #[test]
    fn what_administers_is_known_by_its_route() {
        for route in ["/admin/keys", "/api/v1/site/holds", "/people/{handle}/erase"] {
            assert!(administers(route), "{route}");
        }
        for route in ["/posts", "/api/v1/people/{handle}/follow", "/people/{handle}"] {
            assert!(!administers(route), "{route}");
        }
    }
}
