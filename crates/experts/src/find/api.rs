//! Experts, for programs.

use axum::extract::State;
use kernel::{App, Result};
use serde::Serialize;
use ui::{Ctx, Json, Query};

use super::page::{Asked, find};
use super::view::ExpertView;

/// Who is likely to know about something.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Experts)]
pub(crate) struct Answer {
    /// The likeliest first, at most ten; not you.
    items: Vec<ExpertView>,
}

/// Who is likely to know about something, with what speaks for each: answers, articles, praise, skills. Only what you
/// may read is evidence; private conversations and what people read never are. There is no such list while your
/// company has not switched it on.
#[utoipa::path(get, path = "/api/v1/experts", tag = "experts",
    params(("q" = Option<String>, Query, description = "The subject, up to 400 characters")),
    responses((status = 200, body = Answer),
        (status = 404, description = "The company has not switched it on, or you are a guest")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Json<Answer>> {
    Ok(Json(Answer { items: find(&app, &cx, &asked.text()).await? }))
}
