//! Names as one types them: people after `@`, spaces after `~`, topics after `#`.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use kernel::{App, Result};
use serde::{Deserialize, Serialize};
use ui::Ctx;

/// The page that completes.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/complete", get(complete))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Person,
    Space,
    Topic,
    Emoji,
}

#[derive(Debug, Deserialize)]
struct Typed {
    kind: Kind,
    #[serde(default)]
    q: String,
}

/// One proposal.
#[derive(Debug, Serialize)]
struct Proposal {
    value: String,
    label: String,
    detail: String,
    photo: Option<String>,
}

/// `GET /complete?kind=person&q=cam`: only what the viewer may know of.
async fn complete(
    State(app): State<App>,
    cx: Ctx,
    people::Query(Typed { kind, q }): people::Query<Typed>,
) -> Result<people::Json<Vec<Proposal>>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let plain = |value: &str, label: String, detail: &str| Proposal {
            value: value.to_owned(),
            label,
            detail: detail.to_owned(),
            photo: None,
        };
        Ok(match kind {
            Kind::Person => {
                let found = people::complete(tx, &viewer, &q)?.into_iter();
                let made = found.map(|card| Proposal {
                    value: card.handle,
                    label: card.name,
                    detail: card.job,
                    photo: card.photo,
                });
                made.collect()
            }
            Kind::Space => {
                let found = spaces::complete(tx, &viewer, &q)?;
                found.iter().map(|(slug, name, ..)| plain(slug, name.clone(), slug)).collect()
            }
            Kind::Topic => {
                let found = posts::topics::complete(tx, &viewer, &q)?;
                found.iter().map(|(_, name)| plain(name, format!("#{name}"), "")).collect()
            }
            Kind::Emoji => {
                let found = text::emoji_starting_with(&q);
                found.iter().map(|(name, emoji)| plain(emoji, (*name).into(), emoji)).collect()
            }
        })
    });
    Ok(people::Json(load.await?))
}
