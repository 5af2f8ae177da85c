//! Why somebody is in a space, in words.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, SpaceId, Tx};
use people::tree::Tree;
use serde::Serialize;
use ui::{Ctx, Locale, Nav, Page, answer};

use super::apply::Ruled;
use super::model::{Condition, Subject};
use super::store::these;
use super::{of, source_of};
use crate::front::Front;
use crate::{Source, Space, Standing, access};

/// A condition of a rule, in words.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = NamedRuleCondition)]
pub struct NamedCondition {
    /// The condition.
    #[serde(flatten)]
    pub condition: Condition,
    /// The name of the unit or group, or the words; empty where it is not there any more.
    pub name: String,
}

impl NamedCondition {
    pub(super) fn of(tx: &mut Tx<'_>, tree: &Tree, condition: &Condition) -> Result<Self> {
        let unit = || condition.value.parse().ok().and_then(|unit| tree.label(unit));
        let name = match condition.of {
            Subject::Site | Subject::Job => condition.value.clone(),
            Subject::Unit => unit().unwrap_or_default(),
            Subject::Group => match condition.group() {
                Some(group) => people::groups::name_of(tx, group)?.unwrap_or_default(),
                None => String::new(),
            },
        };
        Ok(NamedCondition { condition: condition.clone(), name })
    }

    /// Why somebody is in the space, to go on with after “because”.
    fn because(&self, l: Locale) -> String {
        let not = if self.condition.not { "-not" } else { "" };
        let key = format!("rule-because-{}{not}", self.condition.of.as_str());
        l.t1(&key, "name", &self.name)
    }
}

/// How somebody came into a space and, where by its rule, the conditions of the line that they meet. What leaves
/// people of a group out is not among them: others' groups are told to nobody.
pub(super) fn because(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
) -> Result<(Option<Source>, Vec<NamedCondition>)> {
    let source = source_of(tx, space, person)?;
    if source != Some(Source::Rule) {
        return Ok((source, Vec::new()));
    }
    let met = match (Ruled::all(tx, Some(space))?.first(), these(tx, &[person])?.first()) {
        (Some(rule), Some((_, facts))) => rule.met(facts),
        _ => None,
    };
    let Some((kept, line)) = of(tx, space)?.zip(met) else { return Ok((source, Vec::new())) };
    let tree = Tree::load(tx)?;
    let told = |condition: &&Condition| !(condition.not && condition.of == Subject::Group);
    let line = kept.rule.lines.get(line).into_iter().flatten().filter(told);
    let line: Result<Vec<_>> = line.map(|one| NamedCondition::of(tx, &tree, one)).collect();
    Ok((source, line?))
}

#[derive(Template)]
#[template(path = "spaces/ruled.html")]
struct Told<'a> {
    cx: &'a Ctx,
    space: &'a Space,
}

/// That the rule of the space put the viewer there, with the way to [why](page); empty for others.
///
/// # Errors
/// Whatever rendering meets.
pub fn told(cx: &Ctx, front: &Front) -> Result<String> {
    match front.by_rule() {
        true => answer::render(&Told { cx, space: front.space() }),
        false => Ok(String::new()),
    }
}

#[derive(Template)]
#[template(path = "spaces/because.html")]
struct Because<'a> {
    cx: &'a Ctx,
    space: &'a Space,
    said: String,
}

/// “You are here because…”
fn said(l: Locale, standing: Standing, line: &[NamedCondition]) -> String {
    let words: Vec<String> = line.iter().map(|one| one.because(l)).collect();
    match (words.is_empty(), standing) {
        (false, _) => {
            let joined = words.join(&format!(" {} ", l.t("rule-because-and")));
            l.t1("rule-because", "why", joined)
        }
        (true, Standing::Animator) => l.t("rule-because-manager"),
        (true, _) => l.t("rule-because-rule"),
    }
}

/// `GET /spaces/{slug}/rule/because`: why the rule of a space put the viewer there; not found for whom it did not.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        match because(tx, space.id, viewer.id)? {
            (Some(Source::Rule), line) => Ok((space, line)),
            _ => Err(Error::not_found()),
        }
    });
    let (space, line) = load.await?;
    let said = said(cx.l, space.standing(), &line);
    let html = answer::render(&Because { cx: &cx, space: &space, said })?;
    Ok(Page::new(cx.l.t("rule-because-why")).nav(Nav::Spaces).main(html))
}
