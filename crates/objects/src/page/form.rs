//! The form that declares a kind: plain rows, which the buttons add, move and check without a script. Nothing is
//! kept before *Save*; what is wrong stands at its row.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Lang, PersonId, Result, Time, Tx};
use people::groups::{self, Group};
use posts::Kind;
use posts::kinds::{self, PostKind};
use spaces::Kind as SpaceKind;
use ui::flash::{Flash, redirect};
use ui::view::KindForm;
use ui::{Ctx, Form, Locale, Nav, Page, Tone, answer};

use super::href;
use super::rows::{FieldRow, MoveRow, Rows, RuleRow, StateRow, Tick, colours, icons, types};
use super::sent::Sent;
use crate::declaration::{Declaration, FieldDef, MoveDef, RuleDef, StateDef, Words};
use crate::declare::{carried_on, declare, read, versions};
use crate::kind::OurKind;

/// What holds of a declaration, with what its page needs beside.
#[derive(Clone, Default)]
struct Held {
    version: i64,
    it: Option<Declaration>,
    groups: Vec<Group>,
    versions: Vec<(i64, Option<String>, Time)>,
}

/// A state with what leaves it, in words.
struct Stage {
    label: String,
    colour: String,
    /// What is done, and the label and the colour of the state it leads to.
    moves: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "objects/form.html")]
struct View<'a> {
    cx: &'a Ctx,
    action: String,
    version: i64,
    it: &'a Declaration,
    rows: &'a Rows<'a>,
    fields: Vec<FieldRow<'a>>,
    states: Vec<StateRow<'a>>,
    moves: Vec<MoveRow<'a>>,
    rules: Vec<RuleRow<'a>>,
    spaces: Vec<Tick>,
    places: String,
    /// Whether it holds already: its types do not change then.
    known: Option<&'a Declaration>,
    title: &'a str,
    versions: &'a [(i64, Option<String>, Time)],
    preview: KindForm,
    stages: Vec<Stage>,
    error: String,
    types: Vec<(String, String)>,
    /// What a yes or no may be from the start.
    yes_no: Vec<(String, String)>,
    colours: Vec<(String, String)>,
    icons: Vec<(String, String)>,
}

impl View<'_> {
    fn wrong(&self, at: &str) -> String {
        self.rows.problems(at).join(" ")
    }

    fn wrong_name(&self) -> String {
        [self.wrong("label"), self.wrong("name")].join(" ").trim().to_owned()
    }

    /// Whether the type of a field is settled: objects may have values of it.
    fn is_settled(&self, field: &FieldDef) -> bool {
        self.known.is_some_and(|known| known.field(&field.name).is_some())
    }
}

fn load(tx: &mut Tx<'_>, viewer: &kernel::Viewer, name: Option<&str>) -> Result<Held> {
    viewer.administering()?;
    let groups = groups::all(tx, viewer)?;
    let Some(name) = name else { return Ok(Held { groups, ..Held::default() }) };
    let (version, it) = read(tx, viewer, name)?;
    let all = versions(tx, viewer, name)?;
    let editors: Vec<PersonId> = all.iter().map(|one| one.editor).collect();
    let editors = people::cards(tx, &editors)?;
    let versions = all.into_iter().map(|one| {
        let editor = editors.get(&one.editor).map(|card| card.name.clone());
        (one.version, editor, one.at)
    });
    Ok(Held { version, it: Some(it), groups, versions: versions.collect() })
}

async fn held(app: &App, cx: &Ctx, name: Option<String>) -> Result<Held> {
    let viewer = cx.viewer()?.clone();
    app.db.read(move |tx| load(tx, &viewer, name.as_deref())).await
}

fn page(
    cx: &Ctx,
    held: &Held,
    it: &Declaration,
    version: i64,
    error: Option<&Error>,
) -> Result<Page> {
    let l = cx.l;
    let rows = Rows { l, it, groups: &held.groups, error };
    let kinds = SpaceKind::CHOICES.map(|kind| {
        let words = l.t1("space-kind-name", "kind", kind.as_str());
        (kind.as_str().to_owned(), words, it.spaces.iter().any(|one| one == kind.as_str()))
    });
    let places = it.spaces.iter().filter(|place| place.starts_with('~'));
    let kind = Kind::from(Arc::new(OurKind::new(version, it.clone())) as Arc<dyn PostKind>);
    let action = held.it.as_ref().map_or_else(|| href("new"), |it| href(&it.name));
    let count = error.map_or(0, |error| error.fields().len());
    let title = match it.label.is_empty() {
        true => l.t("objects-new"),
        false => it.label.say(l).to_owned(),
    };
    let view = View {
        cx,
        title: &title,
        action,
        version,
        it,
        fields: rows.fields(),
        states: rows.states(),
        moves: rows.moves(),
        rules: rows.rules(),
        rows: &rows,
        spaces: kinds.into(),
        places: places.cloned().collect::<Vec<_>>().join(" "),
        known: held.it.as_ref(),
        versions: &held.versions,
        preview: kinds::beginning(l, &kind),
        stages: stages(cx, it),
        error: match error {
            Some(error) if count == 0 => l.msg(error.message()),
            Some(_) => l.tn("objects-problems", i64::try_from(count).unwrap_or(i64::MAX)),
            None => String::new(),
        },
        types: types(l),
        yes_no: [("", "none"), ("true", "yes"), ("false", "no")]
            .map(|(value, key)| (value.to_owned(), l.t(&format!("objects-default-{key}"))))
            .into(),
        colours: colours(l),
        icons: icons(l),
    };
    let html = answer::render(&view)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(title).main(html).nav(Nav::Admin).status(status))
}

fn stages(cx: &Ctx, it: &Declaration) -> Vec<Stage> {
    let l = cx.l;
    let stages = it.active_states().filter(|state| !state.name.is_empty()).map(|state| {
        let leaving = it.active_moves().filter(|found| found.from.contains(&state.name));
        let moves = leaving.filter_map(|found| {
            let to = it.state(&found.to)?;
            let label = found.label.say(l).to_owned();
            Some((label, to.label.say(l).to_owned(), to.colour.clone()))
        });
        Stage {
            label: state.label.say(l).to_owned(),
            colour: state.colour.clone(),
            moves: moves.collect(),
        }
    });
    stages.collect()
}

/// A declaration to begin from: one field, two states and a move between them are enough.
fn beginning() -> Declaration {
    let words =
        |key: &str| Words { fr: Locale::new(Lang::Fr).t(key), en: Locale::new(Lang::En).t(key) };
    let state = |name: &str, colour: &str| StateDef {
        name: name.to_owned(),
        label: words(&format!("objects-begin-{name}")),
        colour: colour.to_owned(),
        edit: vec!["author".to_owned(), "manager".to_owned()],
        ..StateDef::default()
    };
    Declaration {
        icon: "flag".to_owned(),
        colour: "blue".to_owned(),
        create: "everyone".to_owned(),
        fields: vec![FieldDef::default()],
        states: vec![state("open", "blue"), state("done", "green")],
        moves: vec![MoveDef {
            name: "finish".to_owned(),
            label: words("objects-begin-finish"),
            from: vec!["open".to_owned()],
            to: "done".to_owned(),
            who: vec!["author".to_owned(), "manager".to_owned()],
            ..MoveDef::default()
        }],
        ..Declaration::default()
    }
}

/// `GET /admin/kinds/new`
pub(crate) async fn blank(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let held = held(&app, &cx, None).await?;
    page(&cx, &held, &beginning(), 0, None)
}

/// `GET /admin/kinds/{name}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
) -> Result<Page> {
    let held = held(&app, &cx, Some(name)).await?;
    let it = held.it.clone().ok_or_else(Error::not_found)?;
    page(&cx, &held, &it, held.version, None)
}

/// `POST /admin/kinds/new`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let held = held(&app, &cx, None).await?;
    answer(&app, &cx, &held, Sent(sent)).await
}

/// `POST /admin/kinds/{name}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let held = held(&app, &cx, Some(name)).await?;
    answer(&app, &cx, &held, Sent(sent)).await
}

async fn answer(app: &App, cx: &Ctx, held: &Held, sent: Sent) -> Result<Response> {
    let mut it = sent.declaration(held.it.as_ref());
    let version = sent.version();
    match sent.act() {
        "save" => {}
        act => {
            match act {
                "add.f" => it.fields.push(FieldDef::default()),
                "add.s" => it.states.push(StateDef {
                    colour: "grey".to_owned(),
                    edit: vec!["author".to_owned(), "manager".to_owned()],
                    ..StateDef::default()
                }),
                "add.m" => it.moves.push(MoveDef::default()),
                "add.r" => {
                    it.rules.push(RuleDef { on: "created".to_owned(), ..RuleDef::default() })
                }
                _ => {}
            }
            let (asked, before) = (it.clone(), held.it.clone());
            let error = match act {
                "preview" => {
                    let check = move |tx: &mut Tx<'_>| carried_on(tx, &asked, before.as_ref());
                    app.db.read(check).await?.1
                }
                _ => None,
            };
            let page = page(cx, held, &it, version, error.as_ref())?;
            let sound = act == "preview" && error.is_none();
            let page = if sound { page.notice(Tone::Good, "objects-sound") } else { page };
            // It was asked for: nothing was refused.
            return Ok(page.status(200).into_response());
        }
    }
    let (viewer, new) = (cx.viewer()?.clone(), it.clone());
    match app.db.write(move |tx| declare(tx, &viewer, &new, Some(version))).await {
        Ok(_) => Ok(redirect(&href(&it.name), &Flash::new("notice-objects-declared"))),
        // Whoever was told that another version holds may save theirs after it.
        Err(error) if error.meaning() == Meaning::Outdated => {
            Ok(page(cx, held, &it, held.version, Some(&error))?.into_response())
        }
        Err(error) if error.meaning() == Meaning::Invalid => {
            Ok(page(cx, held, &it, version, Some(&error))?.into_response())
        }
        Err(error) => Err(error),
    }
}
