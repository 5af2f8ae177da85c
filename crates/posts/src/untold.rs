//! People who are mentioned in a text and cannot read it: they are told nothing. The text says so to
//! every reader, and the answer to its author says what may be done.
//!
//! What counts is who could read it when it was written or edited: that is when people are told.
//! It is kept with the mention, so that it is the same for all readers and does not change with
//! whoever comes later.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Tx, params};
use people::PersonCard;
use serde::Serialize;
use spaces::Visible;
use ui::{Ctx, Locale, Nav, Page, SafeHtml};

use crate::access::{readable, readable_comment};
use crate::composer;
use crate::store::UNTOLD;
use crate::target::Target;

/// What was written, with those of the people it mentions who cannot read it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Kept<T> {
    #[serde(flatten)]
    pub(crate) it: T,
    /// People it mentions who cannot read it, and are not told.
    pub(crate) not_told: Vec<PersonId>,
}

/// Those whom a post or comment mentions and who could not read it when it was written.
pub(crate) fn untold(tx: &mut Tx<'_>, target: i64) -> Result<Vec<PersonId>> {
    tx.query(&UNTOLD, params![target], |row| row.get(0))
}

/// The HTML of a text with the words, beside each of those people, that they are not told.
pub(crate) fn shown(l: Locale, html: &str) -> String {
    if !html.contains(text::UNTOLD) {
        return html.to_owned();
    }
    let (words, icon) = (l.t("untold"), ui::icon("bell-off"));
    let words = format!(
        "<span class=\"untold\" title=\"{words}\">{icon}<span class=\"hidden\"> ({words})</span></span>"
    );
    html.replace(text::UNTOLD, &words)
}

/// What the author of a text is told of those people.
#[derive(Clone, Debug, Template)]
#[template(path = "posts/untold.html")]
pub(crate) struct Note {
    l: Locale,
    lines: Vec<Line>,
    /// Whether another space can still be chosen.
    choosing: bool,
}

/// One of those people.
#[derive(Clone, Debug)]
struct Line {
    said: String,
    /// Where the author puts them in the space, and the words for it; none where they may not.
    add: Option<(String, String)>,
}

impl Note {
    /// About these people and a space; nothing where there are none.
    pub(crate) fn of(
        tx: &mut Tx<'_>,
        cx: &Ctx,
        space: &Visible,
        people: &[PersonId],
    ) -> Result<Option<Note>> {
        if people.is_empty() {
            return Ok(None);
        }
        let cards = people::cards(tx, people)?;
        let cards = people.iter().filter_map(|person| cards.get(person));
        let lines = cards.map(|card| Line::of(cx, space, card)).collect();
        Ok(Some(Note { l: cx.l, lines, choosing: false }))
    }

    /// The same before it is published, where another space can be chosen.
    pub(crate) fn choosing(self) -> Note {
        Note { choosing: true, ..self }
    }

    /// As HTML.
    pub(crate) fn html(&self) -> Result<String> {
        self.render().map_err(Error::internal)
    }
}

impl Line {
    fn of(cx: &Ctx, space: &Visible, card: &PersonCard) -> Line {
        let (name, place) = (card.name.as_str(), composer::name(cx, space));
        // Bringing somebody from outside among the company's own is no remedy to offer in passing.
        let fits = !card.guest || space.takes_guests;
        let may_add = space.animates() && space.is_community() && fits;
        let said = if card.guest { "untold-guest" } else { "untold-member" };
        Line {
            said: cx.l.t2(said, ("name", name), ("space", &place)),
            add: may_add.then(|| {
                let href = format!("/spaces/{}/members?add={}", space.slug, card.handle);
                (href, cx.l.t2("untold-add", ("name", name), ("space", &place)))
            }),
        }
    }
}

impl Target {
    /// The note about it; nothing where everybody mentioned was told.
    ///
    /// # Errors
    /// `NotFound` where the viewer may not read it, `Forbidden` where it is another's.
    async fn note(self, app: &App, cx: &Ctx) -> Result<Option<Note>> {
        let (viewer, asked) = (cx.viewer()?.clone(), cx.clone());
        let load = app.db.read(move |tx| {
            let (target, space) = match self {
                Target::Post(id) => (id.0, readable(tx, &viewer, id)?.editable()?.space().clone()),
                Target::Comment(id) => {
                    (id.0, readable_comment(tx, &viewer, id)?.editable()?.space().clone())
                }
            };
            let people = untold(tx, target)?;
            Note::of(tx, &asked, &space, &people)
        });
        load.await
    }

    /// Adds the note to the piece that answers the script.
    pub(crate) async fn beside(self, app: &App, cx: &Ctx, piece: Response) -> Result<Response> {
        let Some(note) = self.note(app, cx).await? else { return Ok(piece) };
        let (mut head, body) = piece.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.map_err(Error::internal)?;
        let mut html = String::from_utf8(body.to_vec()).map_err(Error::internal)?;
        // Comments stand in a list.
        let (open, close) = match self {
            Target::Post(_) => ("", ""),
            Target::Comment(_) => ("<li>", "</li>"),
        };
        html.push_str(open);
        html.push_str(&note.html()?);
        html.push_str(close);
        head.headers.remove(axum::http::header::CONTENT_LENGTH);
        Ok((head, Html(html)).into_response())
    }

    /// Leads to `path`, or first to the page that says who is not told.
    pub(crate) async fn then(self, app: &App, cx: &Ctx, path: &str) -> Result<Response> {
        let first = self.note(app, cx).await?.map(|_| format!("{}/untold", self.href()));
        Ok(Redirect::to(&first.unwrap_or_else(|| path.to_owned())).into_response())
    }

    async fn untold_page(self, app: &App, cx: &Ctx) -> Result<Page> {
        let note = self.note(app, cx).await?.ok_or_else(Error::not_found)?;
        let note = SafeHtml::trusted(note.html()?);
        let main = UntoldPage { cx, note, href: self.href() };
        let main = main.render().map_err(Error::internal)?;
        Ok(Page::new(cx.l.t("untold-title")).nav(Nav::Spaces).main(main))
    }
}

#[derive(Template)]
#[template(path = "posts/untold_page.html")]
struct UntoldPage<'a> {
    cx: &'a Ctx,
    note: SafeHtml,
    href: String,
}

/// `GET /posts/{id}/untold`, `GET /comments/{id}/untold`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, target: Target) -> Result<Page> {
    target.untold_page(&app, &cx).await
}
