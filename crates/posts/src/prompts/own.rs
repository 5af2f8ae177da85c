//! The starting points of a space, written by those who run it: five at most, in their order.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, Message, Result, Row, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use spaces::{Visible, access};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::store::{FORGET, PROMPTS, WRITE};
use super::{StartingPoint, chosen};
use crate::kinds::{Kind, KindName, Kinds};
use crate::logged;

/// Starting points of a space.
const MOST: usize = 5;
/// The longest name of one, in characters.
const LABEL: usize = 40;
/// The longest text of one: it stands in the address of the page that begins with it.
const TEXT: usize = 1_000;

/// A starting point of a space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpacePrompt {
    /// What it would be about: one line, at most 40 characters.
    pub label: String,
    /// The kind of post; a message when absent. One that everybody publishes.
    #[serde(default)]
    pub kind: KindName,
    /// How the text begins: Markdown, at most 1,000 characters.
    #[serde(default)]
    pub text: String,
    /// Whether people who have published nothing yet find it on their home page, to introduce themselves.
    #[serde(default)]
    pub newcomers: bool,
}

impl SpacePrompt {
    pub(super) fn offered(&self, space: &str) -> StartingPoint {
        StartingPoint {
            label: self.label.clone(),
            kind: self.kind.clone(),
            text: self.text.clone(),
            space: space.to_owned(),
        }
    }

    fn is_empty(&self) -> bool {
        self.label.trim().is_empty() && self.text.trim().is_empty()
    }

    /// As it is kept.
    ///
    /// # Errors
    /// `Invalid`, naming it by its place `n`.
    fn checked(&self, kinds: &Kinds, space: &Visible, n: usize) -> Result<SpacePrompt> {
        let wrong = |message: Message| Error::field("prompts", message.with("n", n));
        let label = text::one_line(&self.label);
        if text::is_blank(&label) {
            return Err(wrong(Message::new("space-prompt-unnamed")));
        }
        if label.chars().count() > LABEL || self.text.chars().count() > TEXT {
            let message = Message::new("space-prompt-too-long");
            return Err(wrong(message.with("label", LABEL).with("text", TEXT)));
        }
        if !chosen_in(kinds, space).any(|kind| kind.name() == self.kind.as_str()) {
            return Err(wrong(Message::new("space-prompt-kind")));
        }
        Ok(SpacePrompt { label, text: self.text.trim_end().to_owned(), ..self.clone() })
    }
}

/// The kinds of which a starting point of this space may be: those that everybody publishes there.
fn chosen_in<'a>(kinds: &'a Kinds, space: &'a Visible) -> impl Iterator<Item = &'a Kind> {
    chosen(kinds).filter(|kind| kind.is_for(space.kind, &space.slug))
}

/// A row of `PROMPTS`.
pub(super) fn prompt(row: &Row<'_>) -> Result<SpacePrompt> {
    Ok(SpacePrompt {
        label: row.get(0)?,
        kind: row.get::<String>(1)?.as_str().into(),
        text: row.get(2)?,
        newcomers: row.get(3)?,
    })
}

/// Those of a space, in their order: whoever shows them proves that the viewer sees it.
pub fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<SpacePrompt>> {
    tx.query(&PROMPTS, params![space], prompt)
}

/// Gives a space that the viewer runs these in place of those it has.
///
/// # Errors
/// `Invalid` for more than five, or one without a name, too long or of a kind that few publish.
pub fn replace(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    wanted: &[SpacePrompt],
) -> Result<()> {
    spaces::suspensions::expect_none(tx, viewer.id, space.id)?;
    if wanted.len() > MOST {
        let message = Message::new("space-prompt-too-many").with("most", MOST);
        return Err(Error::field("prompts", message));
    }
    let kinds = Kinds::of(tx);
    let checked = (1..).zip(wanted).map(|(n, one)| one.checked(&kinds, space, n));
    let wanted = checked.collect::<Result<Vec<SpacePrompt>>>()?;
    if of(tx, space.id)? == wanted {
        return Ok(());
    }
    tx.execute(&FORGET, params![space.id])?;
    for (place, one) in (1_i64..).zip(&wanted) {
        let (label, kind, text) = (one.label.as_str(), one.kind.as_str(), one.text.as_str());
        tx.execute(&WRITE, params![space.id, place, label, kind, text, one.newcomers])?;
    }
    tx.log(Activity::new(logged::SPACE_PROMPTS, space.id.0).by(viewer.id).within(space.id))
}

#[derive(Template)]
#[template(path = "posts/space_prompts.html")]
struct PromptsPage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    /// Those there are, and an empty one where there may be more.
    prompts: Vec<SpacePrompt>,
    /// Whether the space has none of its own.
    none: bool,
    kinds: Vec<(String, String)>,
    error: String,
}

fn render(
    app: &App,
    cx: &Ctx,
    space: &Visible,
    mut prompts: Vec<SpacePrompt>,
    error: Option<&Error>,
) -> Result<Page> {
    let kinds = Kinds::at(&app.db);
    let option = |kind: &Kind| (kind.name().to_owned(), kind.word(cx.l, ""));
    let kinds = chosen_in(&kinds, space).map(option).collect();
    let none = prompts.is_empty();
    if prompts.len() < MOST {
        prompts.push(SpacePrompt::default());
    }
    let said = error.map(|error| crate::kinds::wrong(cx.l, None, error)).unwrap_or_default();
    let page = PromptsPage { cx, space, prompts, none, kinds, error: said };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("space-prompts")).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/{slug}/prompts`
pub(super) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        let prompts = of(tx, space.id)?;
        Ok((space, prompts))
    });
    let (space, prompts) = load.await?;
    render(&app, &cx, &space, prompts, None)
}

/// What a form says: of each place a name, a kind, a text. What is left empty is none.
fn sent(form: &HashMap<String, String>) -> Vec<SpacePrompt> {
    let said = |name: &str, n: usize| form.get(&format!("{name}-{n}")).cloned().unwrap_or_default();
    let all = (1..=MOST).map(|n| SpacePrompt {
        label: said("label", n),
        kind: KindName::sent(&said("kind", n)),
        text: said("text", n),
        newcomers: !said("newcomers", n).is_empty(),
    });
    all.filter(|one| !one.is_empty()).collect()
}

/// `POST /spaces/{slug}/prompts`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<HashMap<String, String>>,
) -> Result<Response> {
    let (viewer, wanted) = (cx.viewer()?.clone(), sent(&form));
    let typed = wanted.clone();
    let written = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        match replace(tx, &viewer, &space, &wanted) {
            // Nothing was written: the page is shown again with what was typed.
            Err(error) if !error.fields().is_empty() => Ok((space, Some(error))),
            end => end.map(|()| (space, None)),
        }
    });
    match written.await? {
        (space, Some(error)) => Ok(render(&app, &cx, &space, typed, Some(&error))?.into_response()),
        (space, None) => {
            let here = format!("/spaces/{}/prompts", space.slug);
            Ok(redirect(&here, &Flash::new("notice-space-prompts")))
        }
    }
}
