//! Against the blank page: starting points offered under an empty text. Those of a space are written by
//! whoever runs it ([`own`]); where they wrote none, they are ours, by what the space is for. Whoever never
//! published is invited to introduce themselves ([`first`]). Choosing one fills the form; publishing stays
//! a click of its author.

mod api;
pub(crate) mod begun;
mod first;
mod own;
mod store;

pub use first::Beginner;
pub(crate) use first::is_beginner;
pub use own::{SpacePrompt, of, replace};

use kernel::{App, Result, Tx};
use serde::Serialize;
use spaces::Kind as SpaceKind;
use ui::view::Prompt;
use ui::{Ctx, Locale};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::kinds::{Kind, KindName, Kinds};

/// One of ours: its messages (`prompt-NAME`, and its text) and the kind of post.
type Ours = (&'static str, &'static str);

const LEARNED: Ours = ("learned", "message");
const QUESTION: Ours = ("question", "question");
const THANKS: Ours = ("thanks", "praise");
const NEWS: Ours = ("news", "message");
const PROGRESS: Ours = ("progress", "message");
const DECISION: Ours = ("decision", "message");
const FIND: Ours = ("find", "message");
const MEETING: Ours = ("meeting", "message");
const WEEK: Ours = ("week", "message");

fn ours(kind: Option<SpaceKind>) -> &'static [Ours] {
    match kind {
        None => &[LEARNED, QUESTION, THANKS],
        Some(SpaceKind::Company) => &[NEWS, QUESTION, THANKS],
        Some(SpaceKind::Practice) => &[LEARNED, QUESTION, FIND],
        Some(SpaceKind::Interest) => &[FIND, MEETING, QUESTION],
        Some(SpaceKind::Project | SpaceKind::External) => &[PROGRESS, DECISION, QUESTION],
        Some(SpaceKind::Agreement) => &[NEWS, QUESTION, DECISION],
        Some(SpaceKind::Personal) => &[WEEK, LEARNED],
        Some(SpaceKind::Conversation | SpaceKind::Notebook) => &[],
    }
}

/// A starting point that is offered to somebody.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct StartingPoint {
    /// What it would be about.
    pub(crate) label: String,
    /// The kind of post.
    pub(crate) kind: KindName,
    /// How the text begins, Markdown.
    pub(crate) text: String,
    /// The space it is for, by its name in addresses; empty where that is chosen.
    pub(crate) space: String,
}

impl StartingPoint {
    fn ours(l: Locale, (name, kind): Ours, space: &str) -> StartingPoint {
        StartingPoint {
            label: l.t(&format!("prompt-{name}")),
            kind: kind.into(),
            text: l.t(&format!("prompt-{name}.text")),
            space: space.to_owned(),
        }
    }

    /// As the form offers it: a page that begins with it.
    pub(crate) fn prompt(self) -> Prompt {
        let (space, body) = (ui::encode(&self.space), ui::encode(&self.text));
        let href = format!("/posts/new?space={space}&kind={}&body={body}", self.kind.as_str());
        Prompt { label: self.label, href }
    }
}

/// What is offered in a space of this kind, or where the space is still to be chosen: what those who run
/// it wrote, or else ours.
pub(crate) fn offered(
    l: Locale,
    kinds: &Kinds,
    (kind, space): (Option<SpaceKind>, &str),
    own: &[SpacePrompt],
) -> Vec<StartingPoint> {
    let own = own.iter().filter(|own| chosen(kinds).any(|kind| kind.name() == own.kind.as_str()));
    let own: Vec<StartingPoint> = own.map(|own| own.offered(space)).collect();
    if !own.is_empty() {
        return own;
    }
    ours(kind).iter().map(|ours| StartingPoint::ours(l, *ours, space)).collect()
}

/// The same as a form shows it.
pub(crate) fn shown(
    l: Locale,
    kinds: &Kinds,
    place: (Option<SpaceKind>, &str),
    own: &[SpacePrompt],
) -> Vec<Prompt> {
    offered(l, kinds, place, own).into_iter().map(StartingPoint::prompt).collect()
}

/// What is offered in a space that the viewer sees.
fn offered_in(tx: &mut Tx<'_>, cx: &Ctx, slug: &str) -> Result<Vec<StartingPoint>> {
    let space = spaces::access::visible(tx, cx.viewer()?, slug)?;
    let own = of(tx, space.id)?;
    Ok(offered(cx.l, &Kinds::of(tx), (Some(space.kind), slug), &own))
}

/// The same as a form shows it.
pub(crate) fn shown_in(tx: &mut Tx<'_>, cx: &Ctx, slug: &str) -> Result<Vec<Prompt>> {
    Ok(offered_in(tx, cx, slug)?.into_iter().map(StartingPoint::prompt).collect())
}

/// The kinds of which a starting point may be: those that everybody publishes.
fn chosen(kinds: &Kinds) -> impl Iterator<Item = &Kind> {
    kinds.iter().filter(|kind| kind.offered() && !kind.for_animators())
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/posts/new", get(begun::page))
        .route("/posts/shared", get(begun::shared))
        .route("/spaces/{slug}/prompts", get(own::page).post(own::submit))
        .routes(routes!(api::list))
        .routes(routes!(api::read, api::write))
}
