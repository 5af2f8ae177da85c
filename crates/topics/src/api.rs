//! Topics, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result};
use posts::topics::about::{self, About, Listed};
use posts::topics::{self, curate};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Query};

/// What is asked.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// How they begin; accents and case do not count.
    q: String,
    /// The key of the last one before.
    after: String,
}

/// A topic, as lists show it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = TopicSummary)]
pub(crate) struct Summary {
    /// Its name in addresses.
    key: String,
    /// How it is written.
    name: String,
    /// What it is about; may be empty, and is for guests.
    description: String,
    /// Posts you may read, but for conversations; 501 says more than 500.
    posts: i64,
}

impl From<Listed> for Summary {
    fn from(Listed { key, name, description, posts, .. }: Listed) -> Summary {
        Summary { key, name, description, posts }
    }
}

/// The topics of posts that you may read, in the order of their keys, 60 at a time.
#[utoipa::path(get, path = "/api/v1/topics", tag = "topics", params(Asked),
    responses((status = 200, body = Vec<Summary>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<Summary>>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| about::list(tx, &viewer, (&asked.q, &asked.after), 60));
    Ok(Json(load.await?.into_iter().map(Summary::from).collect()))
}

/// A topic.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = TopicPage)]
pub(crate) struct Whole {
    /// Its name in addresses; another than was asked for where it was merged.
    key: String,
    /// How it is written.
    name: String,
    /// What it is about; may be empty, and is for guests.
    description: String,
    /// Whether you follow it.
    followed: bool,
    /// Who wrote about it lately, by handle; nobody from conversations or secret spaces.
    people: Vec<String>,
    /// Where, by the addresses of their pages.
    spaces: Vec<String>,
    /// Topics that the same posts have, by key.
    related: Vec<String>,
}

/// A topic of which you may read a post.
#[utoipa::path(get, path = "/api/v1/topics/{key}", tag = "topics", params(("key" = String, Path)),
    responses((status = 200, body = Whole), (status = 404, description = "No such topic for you")))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
) -> Result<Json<Whole>> {
    let (viewer, key) = (cx.viewer()?.clone(), text::fold(&key));
    let load = app.db.read(move |tx| {
        let topic = topics::seen(tx, &viewer, &key)?.ok_or_else(Error::not_found)?;
        let about = About::load(tx, &viewer, topic.id)?;
        Ok(Whole {
            followed: topics::follows(tx, &viewer, topic.id)?,
            people: about.people.into_iter().map(|person| person.handle).collect(),
            spaces: about.spaces.into_iter().map(|(href, _)| href).collect(),
            related: about.related.into_iter().map(|topic| topic.key).collect(),
            key: topic.key,
            name: topic.name,
            description: topic.description,
        })
    });
    Ok(Json(load.await?))
}

/// What a topic is to be.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = TopicChange)]
pub(crate) struct Change {
    /// What it is called from now on, for administrators: where there is a topic of that name, both become that one, and
    /// old addresses lead on.
    name: Option<String>,
    /// What it is about, at most 500 characters, where a post of an open space has it.
    description: Option<String>,
}

/// Describe, rename or merge a topic. Administrators may, and managers of open spaces describe what is used there.
#[utoipa::path(patch, path = "/api/v1/topics/{key}", tag = "topics", params(("key" = String, Path)),
    request_body = Change,
    responses((status = 204), (status = 404, description = "No such topic for you")))]
pub(crate) async fn change(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
    Json(change): Json<Change>,
) -> Result<StatusCode> {
    let (viewer, key) = (cx.viewer()?.clone(), text::fold(&key));
    let changed = app.db.write(move |tx| {
        // What is not there says so, whatever is asked of it.
        topics::seen(tx, &viewer, &key)?.ok_or_else(Error::not_found)?;
        if let Some(words) = &change.description {
            curate::describe(tx, &viewer, &key, words)?;
        }
        if let Some(name) = &change.name {
            curate::rename(tx, &viewer, &key, name)?;
        }
        Ok(())
    });
    changed.await?;
    Ok(StatusCode::NO_CONTENT)
}
