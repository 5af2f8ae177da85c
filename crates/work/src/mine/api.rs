//! One's own tasks, for programs.

use axum::extract::State;
use kernel::{App, Result, Tx, Viewer};
use posts::kinds::Due;
use posts::{PostId, PostView};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Query};

use super::{Asked, Mine, When, Whose, list, space};

/// A task of your own.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MyTask)]
pub(crate) struct TaskView {
    /// Its post.
    #[schema(value_type = String)]
    pub(crate) post: PostId,
    /// Its title.
    pub(crate) title: String,
    /// `open`, `doing`, `done` or `dropped`.
    pub(crate) state: String,
    /// A day, `2026-05-03`, or a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<String>,
    /// When that is, seen from today in your time zone.
    pub(crate) when: When,
    /// `high`, `normal` or `low`.
    pub(crate) priority: String,
    /// The slug of its space; absent for your notebook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) space: Option<String>,
}

impl From<&Mine> for TaskView {
    fn from(task: &Mine) -> TaskView {
        TaskView {
            post: task.id,
            title: task.title.clone(),
            state: task.state.clone(),
            due: task.due.map(|due| match due {
                Due::Day(day) => day.to_string(),
                Due::At(at) => at.to_string(),
            }),
            when: task.when,
            priority: task.priority.clone(),
            space: task.space.as_ref().map(|(slug, _)| slug.clone()),
        }
    }
}

/// Which of your tasks.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListQuery {
    /// `mine` (what you are in charge of), `created` or `done`.
    #[param(inline)]
    whose: Whose,
    /// Only those due then: `late`, `today`, `week`, `later` or `none`.
    #[param(inline)]
    due: Option<When>,
    /// Only those of this space, by its slug; `@handle/notebook` for your notebook.
    space: String,
}

/// Your tasks across spaces, by when they are due: 500 at most.
#[utoipa::path(get, path = "/api/v1/tasks", tag = "work", params(ListQuery),
    responses((status = 200, body = Vec<TaskView>), (status = 404, description = "No such space for you")))]
pub(crate) async fn get(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<Json<Vec<TaskView>>> {
    let (viewer, zone) = (cx.viewer()?.clone(), cx.l.zone);
    let load = move |tx: &mut Tx<'_>| {
        let space = space(tx, &viewer, &query.space)?;
        list(tx, &viewer, &Asked { whose: query.whose, when: query.due, space }, zone)
    };
    let tasks = app.db.read(load).await?;
    Ok(Json(tasks.iter().map(TaskView::from).collect()))
}

/// The card of a post, as programs read it.
pub(crate) fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<PostView> {
    let card = posts::cards(tx, viewer, &[id])?.pop();
    card.map(PostView::from).ok_or_else(kernel::Error::not_found)
}
