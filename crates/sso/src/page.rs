//! The page that says why signing in by a provider did not work.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::Result;
use ui::{Ctx, Page, answer};

use crate::flow::Purpose;
use crate::provider::Provider;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "sso/trouble.html")]
struct View<'a> {
    cx: &'a Ctx,
    why: String,
    /// What the provider said, to those who can do something about it.
    said: &'a str,
    again: String,
    back: &'static str,
    is_of_provider: bool,
}

/// What went wrong, in a sentence, and what to do.
pub(crate) fn trouble(
    cx: &Ctx,
    of: &Provider,
    purpose: Purpose,
    next: &str,
    why: Trouble,
    said: &str,
) -> Result<Response> {
    let next = ui::encode(next);
    let (again, back) = match purpose {
        Purpose::Try => (format!("/admin/sign-in/{}/try", of.slug), "/admin/sign-in"),
        Purpose::Prove => (format!("/sso/{}/prove", of.slug), "/settings"),
        Purpose::Link => (format!("{}/{}/link", crate::links::PATH, of.slug), crate::links::PATH),
        Purpose::Enter | Purpose::Silent | Purpose::Sure => {
            (format!("/sso/{}?next={next}", of.slug), "/sign-in?stay=1")
        }
    };
    let administers = cx.viewer.as_ref().is_some_and(kernel::Viewer::administers);
    let view = View {
        cx,
        why: cx.l.t1(&why.key(), "name", of.name.as_str()),
        said: if administers || why == Trouble::Denied { said } else { "" },
        again,
        back,
        is_of_provider: why.is_of_provider(),
    };
    let html = answer::render(&view)?;
    let status = if why == Trouble::Away { 503 } else { 403 };
    let title = if cx.viewer.is_some() { "sso-trouble-again" } else { "sso-trouble-title" };
    let page = Page::new(cx.l.t(title)).main(html).status(status);
    let page = if cx.viewer.is_some() { page } else { page.bare() };
    Ok(answer::never_kept(page).into_response())
}
