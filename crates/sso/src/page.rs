//! The page that says why signing in by a provider did not work.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::Result;
use ui::{Ctx, Page, answer};

use crate::admin;
use crate::flow::Purpose;
use crate::provider::Provider;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "sso/trouble.html")]
struct View<'a> {
    cx: &'a Ctx,
    why: String,
    /// What the provider said, in its own words.
    said: &'a str,
    /// What a machine says of it, to those who can do something about it.
    detail: &'a str,
    again: String,
    back: &'static str,
    /// Whether somebody else must mend it.
    is_told: bool,
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
    let shown = if administers || why == Trouble::Denied { said } else { "" };
    let (said, detail) = if why.is_said() { (shown, "") } else { ("", shown) };
    let view = View {
        cx,
        why: match administers {
            true => admin::told(cx, of, why.word()),
            false => cx.l.t1(&why.key(), "name", of.name.as_str()),
        },
        said,
        detail,
        again,
        back,
        is_told: why.is_of_provider() && !administers,
    };
    let html = answer::render(&view)?;
    let status = if why == Trouble::Away { 503 } else { 403 };
    let title = if cx.viewer.is_some() { "sso-trouble-again" } else { "sso-trouble-title" };
    let page = Page::new(cx.l.t(title)).main(html).status(status);
    let page = if cx.viewer.is_some() { page } else { page.bare() };
    Ok(answer::never_kept(page).into_response())
}
