//! The page of an object's status: what the viewer can do with it now, and its trail. The same moves as over the
//! API (`posts::kinds::make`); a form that is refused comes back with what was typed.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Tx, Viewer};
use people::picker;
use posts::kinds::{self, Field, Given, Move};
use posts::{Kind, Post, PostId, Readable};
use serde::Deserialize;
use ui::view::{KindForm, Person};
use ui::{Ctx, Form, Locale, Nav, Page};

use crate::declaration::{Declaration, Words};
use crate::kind::field;
use crate::loaded::holding;
use crate::number::numbered;
use crate::page::happened;
use crate::rules::{self, Run};
use crate::trail;

/// What a page asks for.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    /// The move whose form is shown.
    #[serde(default)]
    r#move: String,
    /// The list that it was opened from, which comes again afterwards.
    #[serde(default)]
    back: String,
}

/// The list that an address names; empty where it is no list.
pub(crate) fn listed(back: &str) -> &str {
    if back.starts_with("/objects?") { back } else { "" }
}

/// A move as the page offers it.
struct Offer {
    name: String,
    label: String,
    asks: bool,
    to: String,
    colour: String,
}

/// A step of the trail, in words.
struct Step {
    person: Person,
    label: String,
    to: String,
    colour: String,
    at: kernel::Time,
}

/// An object, with what the viewer can do with it.
struct Status {
    post: Readable<Post>,
    it: Declaration,
    moves: Vec<Move>,
    trail: Vec<trail::Step>,
    runs: Vec<Run>,
    form: Option<KindForm>,
}

#[derive(Template)]
#[template(path = "objects/status.html")]
struct View<'a> {
    cx: &'a Ctx,
    href: String,
    heading: String,
    state: String,
    colour: String,
    offers: Vec<Offer>,
    /// The move whose form is shown.
    chosen: Option<Offer>,
    form: Option<KindForm>,
    error: String,
    steps: Vec<Step>,
    /// What happened of itself: by what, what was done, when.
    runs: Vec<(String, String, kernel::Time)>,
    back: &'a str,
}

impl Status {
    /// # Errors
    /// `NotFound` where there is no such object for the viewer.
    fn load(tx: &mut Tx<'_>, l: Locale, viewer: &Viewer, id: PostId, name: &str) -> Result<Status> {
        let post = posts::access::readable(tx, viewer, id)?;
        let it = holding(tx, &post.kind)?.ok_or_else(Error::not_found)?;
        let mut moves = Vec::new();
        for found in post.kind.moves() {
            // What the declaration does not name is done elsewhere: on the card.
            if it.moves.iter().any(|declared| declared.name == found.name)
                && found.from.iter().any(|state| *state == post.state)
                && found.who.includes(tx, &post)?
            {
                moves.push(found);
            }
        }
        let chosen = moves.iter().find(|found| found.name == name);
        let form = match chosen {
            Some(found) => Some(form(tx, l, viewer, &post, found)?),
            None => None,
        };
        let trail = trail::of(tx, &post)?;
        let runs = rules::runs(tx, post.id)?;
        Ok(Status { post, it, moves, trail, runs, form })
    }

    fn offer(&self, l: Locale, found: &Move) -> Offer {
        let declared = self.it.moves.iter().find(|one| one.name == found.name);
        let to = declared.and_then(|one| self.it.state(&one.to));
        Offer {
            name: found.name.to_string(),
            label: declared.map_or_else(String::new, |one| one.label.say(l).to_owned()),
            asks: !found.asks.is_empty(),
            to: to.map_or_else(String::new, |state| state.label.say(l).to_owned()),
            colour: to.map_or_else(String::new, |state| state.colour.clone()),
        }
    }

    fn page(&self, cx: &Ctx, asked: &Asked, error: Option<&Error>) -> Result<Page> {
        let l = cx.l;
        let say = |words: Option<&Words>| words.map_or_else(String::new, |w| w.say(l).to_owned());
        let state = self.it.state(&self.post.state);
        let steps = self.trail.iter().map(|step| {
            let to = self.it.state(&step.to);
            let made = self.it.moves.iter().find(|one| one.name == step.r#move);
            Step {
                person: posts::view::person(&step.person),
                label: say(made.map(|one| &one.label)),
                to: say(to.map(|state| &state.label)),
                colour: to.map_or_else(String::new, |state| state.colour.clone()),
                at: step.at,
            }
        });
        let chosen = self.moves.iter().find(|found| found.name == asked.r#move);
        let view = View {
            cx,
            back: listed(&asked.back),
            href: self.post.href(),
            heading: self.post.heading(),
            state: say(state.map(|state| &state.label)),
            colour: state.map_or_else(String::new, |state| state.colour.clone()),
            offers: self.moves.iter().map(|found| self.offer(l, found)).collect(),
            chosen: chosen.map(|found| self.offer(l, found)),
            form: self.form.clone(),
            error: error
                .map(|error| kinds::wrong(l, Some(&self.post.kind), error))
                .unwrap_or_default(),
            steps: steps.collect(),
            runs: self.runs.iter().map(|run| self.ran(l, run)).collect(),
        };
        let main = view.render().map_err(Error::internal)?;
        let status = error.map_or(200, Error::status);
        Ok(Page::new(l.t("objects-status")).nav(Nav::Home).status(status).main(main))
    }

    /// What a rule did, in words.
    fn ran(&self, l: Locale, run: &Run) -> (String, String, kernel::Time) {
        let nobody = HashMap::new();
        let set = run.done.set.iter().filter_map(|name| {
            let of = self.it.field(name)?;
            let label = of.label.say(l);
            let before = kinds::words(l, &self.post.kind, &field(of), &run.done.before, &nobody);
            Some(match before.filter(|before| !before.is_empty()) {
                Some(before) => {
                    l.t2("objects-ran-before", ("field", label), ("before", before.as_str()))
                }
                None => label.to_owned(),
            })
        });
        let set: Vec<String> = set.collect();
        let told = i64::try_from(run.done.told).unwrap_or(i64::MAX);
        let mut done = vec![l.tn("objects-ran-told", told)];
        if !set.is_empty() {
            done.push(l.t1("objects-ran-set", "fields", set.join(", ")));
        }
        (happened(l, &self.it, &run.on), done.join(" · "), run.at)
    }
}

/// The form of a move, with what the post says already.
fn form(
    tx: &mut Tx<'_>,
    l: Locale,
    viewer: &Viewer,
    post: &Post,
    found: &Move,
) -> Result<KindForm> {
    let now = kinds::current(tx, post)?;
    let mut form = kinds::of_post(l, &post.kind, &found.asks, &now);
    form.hint = String::new();
    for (field, ask) in form.fields.iter_mut().zip(&found.asks) {
        if ask.required {
            field.hint = format!("{} {}", l.t("objects-must"), field.hint).trim().to_owned();
        }
    }
    for field in form.fields.iter_mut().filter(|field| field.input == "people") {
        picker::kept(tx, viewer, &field.values)?.fill(&mut field.people);
    }
    Ok(form)
}

/// `GET /posts/{id}/status`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    let name = asked.r#move.clone();
    let status = app.db.read(move |tx| Status::load(tx, l, &viewer, id, &name)).await?;
    status.page(&cx, &asked, None)
}

/// `POST /posts/{id}/status/{move}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path((id, name)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (asker, wanted) = (viewer.clone(), name.clone());
    let load = move |tx: &mut Tx<'_>| {
        let post = posts::access::readable(tx, &asker, id)?;
        let found = post.kind.moves().into_iter().find(|found| found.name == wanted);
        Ok((post.kind.clone(), found.ok_or_else(Error::not_found)?))
    };
    let (kind, found) = app.db.read(load).await?;
    let back = sent.iter().find(|(name, _)| name == "back");
    let back = back.map_or_else(String::new, |(_, value)| value.clone());
    let (given, unclear) = said(&app, &cx, &kind, &found.asks, sent.clone()).await?;
    let (mover, wanted) = (viewer.clone(), name.clone());
    let made = match unclear {
        Some(error) => Err(error),
        None => {
            let make = move |tx: &mut Tx<'_>| {
                let post = posts::access::readable(tx, &mover, id)?;
                kinds::make(tx, &mover, &post, &wanted, &given)
            };
            app.db.write(make).await
        }
    };
    match made {
        Ok(()) => {
            let post = format!("/posts/{id}");
            let there = Some(listed(&back)).filter(|back| !back.is_empty()).unwrap_or(&post);
            Ok(Redirect::to(there).into_response())
        }
        Err(error) if error.meaning() == Meaning::Invalid => {
            again(&app, &cx, id, &Asked { r#move: name, back }, &sent, &error).await
        }
        Err(error) => Err(error),
    }
}

/// What a form says of what a move asks for; and what is unclear of whom it names.
pub(crate) async fn said(
    app: &App,
    cx: &Ctx,
    kind: &Kind,
    asks: &[Field],
    mut sent: Vec<(String, String)>,
) -> Result<(Given, Option<Error>)> {
    let unclear = kinds::named(app, cx, (kind, asks), &Given::default(), &mut sent).await?;
    let values = |of: &str| picker::sent(&sent, &format!("{}-{of}", kind.name()));
    let mut given: Given = kinds::given(cx.l, asks, values);
    given.0.extend(kinds::left_over(kind, asks, words(&sent)).0);
    Ok((given, unclear))
}

fn words(sent: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    sent.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

/// The form again, with what was typed and what is wrong with it.
async fn again(
    app: &App,
    cx: &Ctx,
    id: PostId,
    asked: &Asked,
    sent: &[(String, String)],
    error: &Error,
) -> Result<Response> {
    let (viewer, l, typed) = (cx.viewer()?.clone(), cx.l, sent.to_vec());
    let wanted = asked.r#move.clone();
    let names = people::finder::names(&app.db, cx.caught_up).await?;
    let load = move |tx: &mut Tx<'_>| {
        let mut status = Status::load(tx, l, &viewer, id, &wanted)?;
        let found = status.moves.iter().find(|found| found.name == wanted);
        if let Some(found) = found {
            let kind = &status.post.kind;
            let mut form = kinds::one(l, kind, &found.asks, |at| picker::sent(&typed, at));
            let left = kinds::left_over(kind, &found.asks, words(&typed));
            form.fields.extend(kinds::unasked(l, kind, &left));
            form.hint = String::new();
            for field in form.fields.iter_mut().filter(|field| field.input == "people") {
                picker::pick(tx, &viewer, &names, &field.values)?.fill(&mut field.people);
            }
            status.form = Some(form);
        }
        Ok(status)
    };
    let status = app.db.read(load).await?;
    Ok(status.page(cx, asked, Some(error))?.into_response())
}

/// `GET /objects/{number}`: to the post that has it, for whoever may read it.
pub(crate) async fn go(
    State(app): State<App>,
    cx: Ctx,
    Path(number): Path<String>,
) -> Result<Redirect> {
    let viewer = cx.viewer()?.clone();
    let find = move |tx: &mut Tx<'_>| {
        let id = numbered(tx, &number)?.ok_or_else(Error::not_found)?;
        posts::access::readable(tx, &viewer, id).map(|post| post.href())
    };
    Ok(Redirect::to(&app.db.read(find).await?))
}
