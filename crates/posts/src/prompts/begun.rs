//! The page that opens with a starting point. Anybody may link to it; publishing stays its reader's click.

use askama::Template;
use axum::extract::State;
use kernel::{App, Error, Result};
use serde::Deserialize;
use ui::{Ctx, Nav, Page};

use crate::Composer;
use crate::kinds::Kinds;
use crate::publish::NewPost;

/// What a link or another application asks to begin with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begun {
    space: String,
    kind: String,
    title: String,
    body: String,
    /// A page that is passed on.
    url: String,
}

impl Begun {
    /// The beginning of a post; of the usual kind, where the form does not offer the one asked for.
    fn content(self, kinds: &Kinds) -> NewPost {
        let begun = self;
        let asked = kinds.named(&begun.kind).filter(|kind| kind.offered());
        let parts = [begun.body, begun.url];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        NewPost {
            space: begun.space,
            kind: asked.unwrap_or_default().name().into(),
            title: begun.title,
            body: parts.join("\n\n"),
            ..NewPost::default()
        }
    }
}

/// `GET /posts/new`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(begun): ui::Query<Begun>,
) -> Result<Page> {
    let (asked, content) = (cx.clone(), begun.content(&Kinds::at(&app.db)));
    let load = app.db.read(move |tx| Composer::begun(tx, &asked, &content));
    show(&cx, load.await?)
}

/// `GET /posts/shared`: what another application of the device passes on (the manifest names this page).
pub(crate) async fn shared(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(begun): ui::Query<Begun>,
) -> Result<Page> {
    let (asked, content) = (cx.clone(), begun.content(&Kinds::at(&app.db)));
    let load = app.db.read(move |tx| Composer::passed_on(tx, &asked, &content));
    show(&cx, load.await?)
}

fn show(cx: &Ctx, composer: Option<Composer>) -> Result<Page> {
    match composer {
        Some(composer) => composer.page(cx),
        None => nowhere(cx),
    }
}

/// Where there is no space to publish in yet: the ways to one.
#[derive(Template)]
#[template(path = "posts/nowhere.html")]
struct Nowhere<'a> {
    cx: &'a Ctx,
    said: &'static str,
    /// One's own page, which takes posts too; a guest has none.
    own: Option<String>,
}

fn nowhere(cx: &Ctx) -> Result<Page> {
    let viewer = cx.viewer()?;
    let own = viewer.sees_open().then(|| format!("/people/{}", viewer.handle));
    let said = if own.is_some() { "post-nowhere-text" } else { "post-nowhere-guest" };
    let main = Nowhere { cx, said, own }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("post-write")).nav(Nav::Home).main(main))
}
