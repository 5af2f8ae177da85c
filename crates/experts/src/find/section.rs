//! Experts above the results of a search.

use askama::Template;
use kernel::error::Meaning;
use kernel::{App, Result};
use search::sections::{Section, Shown};
use ui::{Ctx, Locale, answer};

use super::experts::Wanted;
use super::page::found;
use super::view::ExpertView;

search::section!(Section { shown });

/// People above the results.
const MOST: usize = 3;

#[derive(Template)]
#[template(path = "experts/section.html")]
struct View<'a> {
    l: Locale,
    href: String,
    experts: &'a [ExpertView],
}

fn shown(app: &App, cx: &Ctx, words: &str) -> Shown {
    let (app, cx, words) = (app.clone(), cx.clone(), words.to_owned());
    Box::pin(async move { html(&app, &cx, &words).await })
}

async fn html(app: &App, cx: &Ctx, words: &str) -> Result<String> {
    let wanted = Wanted { most: MOST, outside: false, own: false, question: None };
    let experts = match found(app, cx, words, wanted).await {
        Ok(experts) => experts,
        // Not switched on, or not for this viewer; and results come before experts.
        Err(error) if matches!(error.meaning(), Meaning::NotFound | Meaning::Busy) => Vec::new(),
        Err(error) => return Err(error),
    };
    if experts.is_empty() {
        return Ok(String::new());
    }
    let href = format!("/experts?q={}", ui::encode(words));
    answer::render(&View { l: cx.l, href, experts: &experts })
}
