//! Whose session it is now, and the token its forms carry: for what the script kept while there was
//! no network, since when somebody else may have signed in.

use kernel::Result;
use serde::Serialize;
use ui::{Ctx, Json};

/// A session, as the script asks for it.
#[derive(Serialize)]
pub(crate) struct Session {
    person: String,
    csrf: String,
}

/// `GET /session`
pub(crate) async fn show(cx: Ctx) -> Result<Json<Session>> {
    Ok(Json(Session { person: cx.viewer()?.id.to_string(), csrf: cx.csrf }))
}
