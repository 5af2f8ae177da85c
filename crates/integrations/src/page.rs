//! The integrations of a space on one page: every member sees what publishes in it and what it is
//! read by, whoever manages it decides.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, Result, Tx, Viewer};
use spaces::Visible;
use ui::answer::Wrong;
use ui::{Ctx, Nav, Page, answer};

use crate::feed;
use crate::feeds::{self, Feed, page::Typed};
use crate::incoming::{self, Webhook};
use crate::outgoing;

/// What the page shows beside what is kept.
#[derive(Default)]
pub(crate) struct Said {
    /// The address of a feed that was just made.
    pub(crate) feed: Option<String>,
    /// The secret of an outgoing webhook that was just made.
    pub(crate) secret: Option<String>,
    /// What was typed as the address of one.
    pub(crate) address: String,
    /// The address of a webhook that was just made.
    pub(crate) made: Option<String>,
    /// What was typed as the name of a webhook.
    pub(crate) webhook: String,
    /// What was typed to add an RSS feed.
    pub(crate) rss: Typed,
    /// What is wrong with what was sent, by which form.
    pub(crate) error: Option<(Part, Error)>,
}

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Incoming,
    Rss,
    Outgoing,
}

struct Loaded {
    space: Visible,
    /// Whether the viewer decides.
    manages: bool,
    /// The viewer's own.
    feed: Option<feed::Kept>,
    webhooks: Vec<Webhook>,
    outgoing: Vec<outgoing::Webhook>,
    /// Whether the company allows any host.
    hosts: bool,
    feeds: Vec<Feed>,
}

#[derive(Template)]
#[template(path = "integrations/page.html")]
struct View<'a> {
    cx: &'a Ctx,
    of: &'a Loaded,
    said: &'a Said,
    /// The form that something is wrong with.
    form: Option<Part>,
    wrong: Wrong,
}

impl View<'_> {
    fn adds(&self) -> bool {
        self.of.manages && !self.of.space.is_archived()
    }

    fn about(&self, form: Part, field: &str) -> String {
        if self.form == Some(form) { self.wrong.about(field) } else { String::new() }
    }

    fn webhook_error(&self) -> String {
        self.about(Part::Incoming, "name")
    }

    fn outgoing_error(&self) -> String {
        self.about(Part::Outgoing, "address")
    }

    fn rss_name_error(&self) -> String {
        self.about(Part::Rss, "name")
    }

    /// What is wrong with the address of a feed, or with asking for it.
    fn rss_error(&self) -> String {
        match self.about(Part::Rss, "address") {
            said if said.is_empty() && self.form == Some(Part::Rss) => self.wrong.whole(),
            said => said,
        }
    }

    /// Whether what happens here may be told elsewhere.
    fn offers(&self) -> bool {
        outgoing::offers(&self.of.space)
    }
}

/// The address of the page.
pub(crate) fn href(slug: &str) -> String {
    format!("/spaces/{slug}/integrations")
}

/// A community whose content the viewer sees.
///
/// # Errors
/// `NotFound` where there is none for this viewer.
pub(crate) fn community(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Visible> {
    let space = spaces::access::visible(tx, viewer, slug)?;
    if space.is_community() { Ok(space) } else { Err(Error::not_found()) }
}

/// The page, with what is said on it.
pub(crate) async fn page(app: &App, cx: &Ctx, slug: &str, mut said: Said) -> Result<Page> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    let of = app.db.read(move |tx| {
        let space = community(tx, &viewer, &slug)?;
        Ok(Loaded {
            feed: feed::of(tx, &viewer, &space)?,
            feeds: feeds::of(tx, &space)?,
            webhooks: incoming::of(tx, &space)?,
            outgoing: outgoing::of(tx, &space)?,
            hosts: !outgoing::hosts::listed(tx)?.is_empty(),
            manages: space.is_managed_by(&viewer),
            space,
        })
    });
    let of = of.await?;
    let (form, wrong) = match said.error.take() {
        Some((form, error)) => (Some(form), Wrong::with(cx.l, error)?),
        None => (None, Wrong::nothing(cx.l)),
    };
    let status = wrong.status();
    let view = View { cx, of: &of, said: &said, form, wrong };
    let title = cx.l.t1("integrations-of", "space", &of.space.name);
    Ok(Page::new(title).nav(Nav::Spaces).main(answer::render(&view)?).status(status))
}

/// `GET /spaces/{slug}/integrations`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    page(&app, &cx, &slug, Said::default()).await
}
