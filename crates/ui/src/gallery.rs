//! Every component in every state on one page, `/gallery`, to look at and to test. It is written in
//! both languages (`?lang=en`) and both themes (`?theme=dark`), with invented people whose names
//! and texts are as long as real ones get.

mod conversation;
mod samples;

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Lang, Time, Viewer};

use crate::view::{
    Choice, Comment, CommentForm, Composer, FileItem, Person, Picture, Post, Space, Tab,
};
use crate::{CSP, Ctx, Locale, Nav, Page, SafeHtml, Theme, Tone, shell};

/// The hour at which the gallery stands still.
const NOW: Time = Time(1_795_687_200_000_000);

#[derive(Template)]
#[template(path = "gallery/page.html")]
struct Gallery {
    l: Locale,
    csrf: SafeHtml,
    now: Time,
    me: Viewer,
    posts: Vec<Post>,
    people: Vec<Person>,
    spaces: Vec<Space>,
    tabs: Vec<Tab>,
    choices: Vec<Choice>,
    options: Vec<(String, String)>,
    composer: Composer,
    question: Composer,
    pictures: Vec<Picture>,
    files: Vec<FileItem>,
    prose: SafeHtml,
}

impl Gallery {
    fn answer(&self, post: &Post) -> CommentForm {
        let action = "/gallery".to_owned();
        CommentForm { post: post.id.clone(), action, ..CommentForm::default() }
    }
}

#[derive(Template)]
#[template(path = "gallery/aside.html")]
struct Aside {
    l: Locale,
    space: Space,
    people: Vec<Person>,
}

/// A comment with everything below it: what the macros cannot do, calling themselves.
#[derive(Template)]
#[template(path = "gallery/comment.html")]
struct Thread {
    l: Locale,
    csrf: SafeHtml,
    now: Time,
    comment: Comment,
}

/// The gallery in `lang` and `theme`.
pub fn render(lang: Lang, theme: Theme) -> Result<String, askama::Error> {
    let cx = context(lang);
    let page = Page::new(samples::pick(lang, "Galerie des composants", "Component gallery"))
        .main(samples::gallery(&cx)?.render()?)
        .aside(samples::aside(&cx).render()?)
        .nav(Nav::Home)
        .notice(Tone::Info, "notice-gallery");
    Ok(shell::render(&page, &samples::shell(lang, theme), &cx))
}

/// A page without columns, as the gallery shows it: an error met by nobody in particular.
pub fn render_bare(lang: Lang, theme: Theme) -> String {
    let cx = Ctx { viewer: None, ..context(lang) };
    let page = shell::error_page(&Error::not_found(), &cx, "01JD2Y7Q4M");
    shell::render(&page, &samples::shell(lang, theme), &cx)
}

fn context(lang: Lang) -> Ctx {
    Ctx {
        l: Locale::new(lang),
        viewer: Some(samples::viewer(lang)),
        csrf: "gallery".to_owned(),
        fragment: false,
        path: "/gallery".to_owned(),
        now: NOW,
        caught_up: Default::default(),
        typed: Default::default(),
    }
}

/// Its address: for the demo and for development.
pub fn routes<S: Clone + Send + Sync + 'static>() -> axum::Router<S> {
    axum::Router::new().route("/gallery", axum::routing::get(show))
}

/// Answers `/gallery`.
pub(crate) async fn show(Query(asked): Query<HashMap<String, String>>) -> Response {
    let asked = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
    let lang = Lang::from_code(asked("lang")).unwrap_or(Lang::Fr);
    let theme = Theme::from_name(asked("theme"));
    let html = match asked("page") {
        "bare" => Ok(render_bare(lang, theme)),
        _ => render(lang, theme),
    };
    match html {
        Ok(html) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, CSP),
            ];
            (headers, html).into_response()
        }
        Err(error) => Error::internal(error).into_response(),
    }
}
