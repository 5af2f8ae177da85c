//! Who reacted to a post or a comment, and with what; and the picker to react oneself.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{App, Error, PersonId, Result, Tx, Viewer, params};
use people::PersonCard;
use serde::Serialize;
use ui::Ctx;

use crate::authorized::reactions_to;
use crate::menu::{self, Thing};
use crate::store::REACTED;
use crate::target::Target;

/// People named at most, of all reactions to one thing.
const NAMED: i64 = 200;

/// One kind of reaction with the people who chose it, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ReactedView {
    /// The emoji.
    pub emoji: String,
    /// How many people.
    pub count: i64,
    /// Whether you are one of them.
    pub mine: bool,
    /// Those whom you may know of and did not block, the first to react first, of all reactions at most 200.
    pub people: Vec<PersonCard>,
}

impl ReactedView {
    /// Those who are not named, in words.
    fn others(&self, cx: &Ctx) -> Option<String> {
        let others = self.count - i64::try_from(self.people.len()).unwrap_or(0);
        let key = if self.people.is_empty() { "reacted-people" } else { "reacted-others" };
        (others > 0).then(|| cx.l.tn(key, others))
    }
}

/// What was reacted to a thing that the viewer may read, the oldest kind first.
fn reacted(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<(Thing, Vec<ReactedView>)> {
    let thing = Thing::load(tx, viewer, target)?;
    let named =
        tx.query(&REACTED, params![viewer.id, viewer.sees_open(), target.id(), NAMED], |row| {
            Ok((row.get::<String>(0)?, row.get::<PersonId>(1)?))
        })?;
    let people: Vec<PersonId> = named.iter().map(|(_, person)| *person).collect();
    let cards = people::cards(tx, &people)?;
    let mut chosen: HashMap<String, Vec<PersonCard>> = HashMap::new();
    for (emoji, person) in named {
        chosen.entry(emoji).or_default().extend(cards.get(&person).cloned());
    }
    let kinds = reactions_to(tx, viewer, target.id())?.into_iter().map(|kind| ReactedView {
        people: chosen.remove(&kind.emoji).unwrap_or_default(),
        emoji: kind.emoji,
        count: kind.count,
        mine: kind.mine,
    });
    Ok((thing, kinds.collect()))
}

#[derive(Template)]
#[template(path = "posts/reacted.html")]
struct Reacted<'a> {
    cx: &'a Ctx,
    name: String,
    href: String,
    kinds: &'a [ReactedView],
    writable: bool,
}

fn answer(cx: &Ctx, thing: &Thing, kinds: &[ReactedView]) -> Result<Response> {
    let reacted = Reacted {
        cx,
        name: thing.target.name(),
        href: thing.target.href(),
        kinds,
        writable: thing.writable,
    };
    let content = reacted.render().map_err(Error::internal)?;
    menu::answer(cx, &cx.l.t("reacted-title"), thing, content)
}

/// `GET /posts/{id}/reactions`, `GET /comments/{id}/reactions`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, target: Target) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let (thing, kinds) = app.db.read(move |tx| reacted(tx, &viewer, target)).await?;
    answer(&cx, &thing, &kinds)
}

async fn list(app: &App, cx: &Ctx, target: Target) -> Result<ui::Json<Vec<ReactedView>>> {
    let viewer = cx.viewer()?.clone();
    Ok(ui::Json(app.db.read(move |tx| reacted(tx, &viewer, target)).await?.1))
}

/// Who reacted to a post, and with what.
#[utoipa::path(get, path = "/api/v1/posts/{id}/reactions", tag = "reactions",
    params(("id" = String, Path)), responses((status = 200, body = Vec<ReactedView>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
) -> Result<ui::Json<Vec<ReactedView>>> {
    list(&app, &cx, target).await
}

/// Who reacted to a comment, and with what.
#[utoipa::path(get, path = "/api/v1/comments/{id}/reactions", tag = "reactions",
    params(("id" = String, Path)), responses((status = 200, body = Vec<ReactedView>)))]
pub(crate) async fn comment_api(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
) -> Result<ui::Json<Vec<ReactedView>>> {
    list(&app, &cx, target).await
}
