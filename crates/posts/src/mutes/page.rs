//! The page on which one chooses what of a post to mute, and for how long.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, Nav, Page};

use super::named::is_shared;
use super::store::TOPICS_OF;
use super::{Period, Target, What, mute};
use crate::PostId;
use crate::access::readable;

/// What there is to mute of a post.
struct MuteOptions {
    post: PostId,
    heading: String,
    /// Handle and name of its author, where that is somebody else.
    author: Option<(String, String)>,
    /// Slug and name of its space; the name of a conversation is empty.
    space: Option<(String, String)>,
    /// Keys and names.
    topics: Vec<(String, String)>,
}

fn mute_options(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<MuteOptions> {
    let post = readable(tx, viewer, id)?;
    let author = people::card(tx, post.author)?;
    let space = post.space();
    Ok(MuteOptions {
        post: id,
        heading: post.heading(),
        author: (author.id != viewer.id).then_some((author.handle, author.name)),
        space: is_shared(space).then(|| (space.slug.clone(), space.name.clone())),
        topics: tx.query(&TOPICS_OF, params![id], |row| Ok((row.get(1)?, row.get(2)?)))?,
    })
}

impl MuteOptions {
    /// The choices, as the form sends them: `kind:name`.
    fn choices(&self, cx: &Ctx) -> Vec<Choice> {
        let choice = |what: What, name: &str, icon: &str, title: String| Choice {
            value: format!("{}:{name}", what.as_str()),
            icon: icon.into(),
            title,
            text: cx.l.t(&format!("mute-{}-text", what.as_str())),
        };
        let post = self.post.to_string();
        let mut choices = vec![choice(What::Thread, &post, "comment", cx.l.t("mute-thread"))];
        if let Some((handle, name)) = &self.author {
            choices.push(choice(What::Person, handle, "person", name.clone()));
        }
        if let Some((slug, name)) = &self.space {
            let title = if name.is_empty() { cx.l.t("mute-conversation") } else { name.clone() };
            choices.push(choice(What::Space, slug, "spaces", title));
        }
        for (key, name) in &self.topics {
            choices.push(choice(What::Topic, key, "topic", format!("#{name}")));
        }
        choices
    }
}

#[derive(Template)]
#[template(path = "posts/mute.html")]
struct MutePage<'a> {
    cx: &'a Ctx,
    action: String,
    back: String,
    heading: &'a str,
    choices: Vec<Choice>,
    periods: Vec<(String, String)>,
}

/// `GET /posts/{id}/mute`
pub(super) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let mute_options = app.db.read(move |tx| mute_options(tx, &viewer, id)).await?;
    let page = MutePage {
        cx: &cx,
        action: format!("/posts/{id}/mute"),
        back: format!("/posts/{id}"),
        heading: &mute_options.heading,
        choices: mute_options.choices(&cx),
        periods: ["hour", "day", "week", "good"]
            .map(|period| (period.to_owned(), cx.l.t(&format!("mute-for-{period}"))))
            .to_vec(),
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("mute-do")).nav(Nav::Home).main(main))
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(super) struct MuteForm {
    /// `kind:name`.
    target: String,
    period: Period,
}

/// `POST /posts/{id}/mute`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<MuteForm>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let muted = app.db.write(move |tx| {
        readable(tx, &viewer, id)?;
        let (what, name) = form.target.split_once(':').ok_or_else(Error::not_found)?;
        let what = What::parse(what).ok_or_else(Error::not_found)?;
        let target = Target::named(tx, &viewer, what, name)?;
        let until = form.period.end(tx.now());
        mute(tx, &viewer, target, until)?;
        Ok(target)
    });
    let target = muted.await?;
    let undo = format!("/mutes/{}/{}/end", target.what().as_str(), target.id());
    Ok(redirect("/", &Flash::new("notice-muted").undo(&undo)))
}
