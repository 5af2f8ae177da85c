//! Catching up, for programs.

use axum::Extension;
use axum::extract::State;
use kernel::{App, Result, SpaceId, Time};
use people::PersonCard;
use posts::{PostId, PostView};
use serde::Serialize;
use ui::Ctx;

use super::{Missed, Period, Since};
use crate::engine::Engine;

/// What you missed, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CatchUp {
    /// Since when.
    pub since: Time,
    /// What waits for your acknowledgement, however old, the newest first.
    pub must_reads: Vec<PostView>,
    /// At most seven posts that cover what happened, the best first.
    pub items: Vec<PostView>,
    /// Mentions of you under which you wrote nothing since, the latest first, at most ten.
    pub mentions: Vec<Waiting>,
    /// Where something is unread, the most first, whenever it was written.
    pub unread: Vec<UnreadSpace>,
}

/// A mention that waits for an answer, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Waiting {
    /// The post that mentions you, or that a comment under it does.
    pub post: PostId,
    /// The address of what mentions you.
    pub href: String,
    /// Who wrote it.
    pub author: PersonCard,
    /// When.
    pub at: Time,
    /// How it begins.
    pub excerpt: String,
}

/// A space where something is unread, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct UnreadSpace {
    /// Identifier.
    pub id: SpaceId,
    /// Its name; of a conversation, the names of the others in it.
    pub name: String,
    /// The address of its page.
    pub href: String,
    /// How many posts are unread; from 100 on perhaps more.
    pub unread: i64,
}

/// What you missed since then (since what you have not read, where that is not said): at most seven posts,
/// mentions that wait for your answer, and what is unread.
#[utoipa::path(get, path = "/api/v1/catch-up", tag = "feed",
    params(("since" = Option<Time>, Query), ("period" = Option<Period>, Query)),
    responses((status = 200, body = CatchUp)))]
pub(crate) async fn api(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    ui::Query(since): ui::Query<Since>,
) -> Result<ui::Json<CatchUp>> {
    let (viewer, now) = (cx.viewer()?.id, cx.now);
    let missed = Missed::load(&app, &engine, &cx, None, since).await?;
    let mentions = missed.mentions.into_iter().map(|mention| Waiting {
        post: mention.post,
        href: mention.href,
        author: mention.author,
        at: mention.at,
        excerpt: mention.excerpt,
    });
    let unread = missed.unread.into_iter().map(|(space, unread)| UnreadSpace {
        id: SpaceId(space.id),
        name: space.name,
        href: space.href,
        unread,
    });
    Ok(ui::Json(CatchUp {
        since: missed.since,
        must_reads: missed.must_reads.iter().map(|s| s.card(viewer, now).into()).collect(),
        items: missed.posts.iter().map(|shown| shown.card(viewer, now).into()).collect(),
        mentions: mentions.collect(),
        unread: unread.collect(),
    }))
}
