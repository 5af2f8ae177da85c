//! The page on which a topic is renamed, merged and described.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use posts::topics::{self, Seen, about, curate};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

#[derive(Template)]
#[template(path = "topics/edit.html")]
struct View<'a> {
    cx: &'a Ctx,
    topic: &'a Seen,
    administers: bool,
    /// Whether the viewer may say what it is about.
    describes: bool,
    new_name: &'a str,
    description: &'a str,
    /// What is wrong with the name, with the description.
    wrong: [String; 2],
}

/// What the forms send, and the address may say first.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: Option<String>,
    description: Option<String>,
}

/// `GET /topics/{key}/edit`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Query(typed): ui::Query<Typed>,
) -> Result<Page> {
    show(&app, &cx, &key, &typed, None).await
}

async fn show(app: &App, cx: &Ctx, key: &str, typed: &Typed, error: Option<Error>) -> Result<Page> {
    let (viewer, key) = (cx.viewer()?.clone(), text::fold(key));
    let administers = viewer.administers();
    let load = app.db.read(move |tx| {
        let topic = topics::seen(tx, &viewer, &key)?.ok_or_else(Error::not_found)?;
        let describes = about::may_describe(tx, &viewer, topic.id)?;
        match describes || administers {
            true => Ok((topic, describes)),
            false => Err(Error::forbidden()),
        }
    });
    let (topic, describes) = load.await?;
    let wrong = ["name", "description"].map(|field| {
        let about = error.as_ref().and_then(|error| error.about(field));
        about.map(|message| cx.l.msg(message)).unwrap_or_default()
    });
    let view = View {
        cx,
        topic: &topic,
        administers,
        describes,
        new_name: typed.name.as_deref().unwrap_or(&topic.name),
        description: typed.description.as_deref().unwrap_or(&topic.description),
        wrong,
    };
    let main = view.render().map_err(Error::internal)?;
    let status = error.map_or(200, |error| error.status());
    Ok(Page::new(format!("#{}", topic.name)).nav(Nav::Home).status(status).main(main))
}

async fn answer(
    app: &App,
    cx: &Ctx,
    (key, typed): (&str, &Typed),
    done: Result<String>,
    said: &'static str,
) -> Result<Response> {
    match done {
        Ok(key) => {
            let to = format!("/topics/{}", ui::encode(&key));
            Ok(redirect(&to, &Flash::new(said)))
        }
        Err(error) if !error.fields().is_empty() => {
            Ok(show(app, cx, key, typed, Some(error)).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// `POST /topics/{key}/describe`
pub(crate) async fn submit_describe(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Form(typed): ui::Form<Typed>,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), text::fold(&key));
    let words = typed.description.clone().unwrap_or_default();
    let described = app.db.write(move |tx| {
        curate::describe(tx, &viewer, &of, &words)?;
        Ok(of.clone())
    });
    let done = described.await;
    answer(&app, &cx, (&key, &typed), done, "notice-topic-described").await
}

/// `POST /topics/{key}/rename`
pub(crate) async fn submit_rename(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Form(typed): ui::Form<Typed>,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), text::fold(&key));
    let name = typed.name.clone().unwrap_or_default();
    let renamed = app.db.write(move |tx| curate::rename(tx, &viewer, &of, &name)).await;
    answer(&app, &cx, (&key, &typed), renamed, "notice-topic-renamed").await
}
