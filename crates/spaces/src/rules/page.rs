//! The page of the rule of a space, for those who manage it: who would come and go is shown before it is kept.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx, Viewer};
use people::PersonCard;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::api::RuleState;
use super::change::{remove, set};
use super::form::{self, Lines, Names};
use super::model::{Rule, Subject};
use super::preview::{Preview, preview};
use super::{governed, of};
use crate::Access;
use crate::managed::{Managed, managed};

#[derive(Template)]
#[template(path = "spaces/rule.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    lines: &'a Lines,
    offered: &'a [(String, Subject)],
    state: Option<&'a RuleState>,
    preview: Option<&'a (Preview, String)>,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn href(&self) -> String {
        format!("/spaces/{}/rule", self.space.slug)
    }

    fn governed(&self) -> bool {
        governed(self.space)
    }

    /// Looking comes first, saving after it.
    fn tone(&self) -> &'static str {
        if self.preview.is_some() { "" } else { "primary" }
    }

    /// How many of these are not named.
    fn more(&self, count: &i64, named: &[PersonCard]) -> i64 {
        count - named.len() as i64
    }
}

/// What a page of the rule is made of.
struct Loaded {
    space: Managed,
    state: Option<RuleState>,
    lines: Lines,
    offered: Vec<(String, Subject)>,
    /// Who would come and go, with the text of the rule that says so.
    preview: Option<(Preview, String)>,
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Loaded> {
    let space = managed(tx, viewer, slug)?;
    let kept = of(tx, space.id)?;
    let rule = kept.as_ref().map(|kept| kept.rule.clone()).unwrap_or_default();
    let lines = form::rows(tx, &rule)?;
    let state = match kept {
        Some(kept) => Some(RuleState::of(tx, &space, kept)?),
        None => None,
    };
    let offered = Names::load(tx, viewer, &space)?.offered();
    Ok(Loaded { space, state, lines, offered, preview: None })
}

fn render(cx: &Ctx, of: &Loaded, wrong: &Wrong) -> Result<Page> {
    let lines = form::with_room(of.lines.clone());
    let view = View {
        cx,
        space: &of.space,
        lines: &lines,
        offered: &of.offered,
        state: of.state.as_ref(),
        preview: of.preview.as_ref(),
        wrong,
    };
    let html = answer::render(&view)?;
    let title = cx.l.t1("rule-of", "space", &of.space.name);
    Ok(Page::new(title).nav(Nav::Spaces).status(wrong.status()).main(html))
}

/// `GET /spaces/{slug}/rule`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let loaded = app.db.read(move |tx| load(tx, &viewer, &slug)).await?;
    render(&cx, &loaded, &Wrong::nothing(cx.l))
}

/// The rule that a form says.
fn typed(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, lines: &Lines) -> Result<Rule> {
    Names::load(tx, viewer, space)?.rule(lines)
}

/// What came of looking at a form.
enum Looked {
    /// Who would come and go by this very rule was seen.
    Seen(Rule),
    /// Who would come and go, with the text of the rule that says so.
    Shown(Preview, String),
}

/// `POST /spaces/{slug}/rule`: shows who would come and go or, where that was seen of this very rule, keeps it.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(fields): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let lines = form::sent(&fields);
    let field = |name: &str| fields.iter().find(|(one, _)| one == name).map(|(_, value)| value);
    let seen = field("seen").filter(|_| field("act").is_some_and(|act| act == "save")).cloned();
    let (viewer, address, rows) = (cx.viewer()?.clone(), slug.clone(), lines.clone());
    // Looking is long in a large company, and takes no turn among the writers.
    let look = app.db.read(move |tx| {
        let space = managed(tx, &viewer, &address)?;
        let rule = typed(tx, &viewer, &space, &rows)?;
        let text = rule.text()?;
        match seen.as_ref() == Some(&text) {
            true => Ok(Looked::Seen(rule)),
            false => Ok(Looked::Shown(preview(tx, &viewer, &space, &rule)?, text)),
        }
    });
    let (viewer, address) = (cx.viewer()?.clone(), slug.clone());
    let looked = match look.await {
        Ok(Looked::Shown(preview, text)) => Ok((preview, text)),
        Ok(Looked::Seen(rule)) => {
            let keep = app.db.write(move |tx| {
                let space = managed(tx, &viewer, &address)?;
                set(tx, &viewer, &space, &rule)
            });
            match keep.await {
                Ok(()) => {
                    let done = Flash::new("notice-rule-saved");
                    return Ok(redirect(&format!("/spaces/{slug}/rule"), &done));
                }
                Err(error) => Err(error),
            }
        }
        Err(error) => Err(error),
    };
    let (shown, wrong) = match looked {
        Ok(shown) => (Some(shown), Wrong::nothing(cx.l)),
        Err(error) => (None, Wrong::with(cx.l, error)?),
    };
    let viewer = cx.viewer()?.clone();
    let mut loaded = app.db.read(move |tx| load(tx, &viewer, &slug)).await?;
    (loaded.lines, loaded.preview) = (lines, shown);
    Ok(render(&cx, &loaded, &wrong)?.into_response())
}

/// `POST /spaces/{slug}/rule/delete`
pub(crate) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, address) = (cx.viewer()?.clone(), slug.clone());
    let act = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &address)?;
        remove(tx, &viewer, &space)
    };
    app.db.write(act).await?;
    Ok(redirect(&format!("/spaces/{slug}/rule"), &Flash::new("notice-rule-removed")))
}
