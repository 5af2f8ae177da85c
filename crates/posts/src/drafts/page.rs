//! Drafts, in pages: the list of them, going on with one, and keeping what the composer holds.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Etag, Result, Time};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::{Draft, DraftId, NewDraft, all, discard, save};
use crate::destinations;
use crate::incoming::Incoming;
use crate::kinds::{self, Given, KindName};
use crate::publish::{NewPost, again, sent};
use crate::{Composer, Kinds, written};

/// A draft as the list shows it.
struct Line {
    id: DraftId,
    icon: String,
    kind: String,
    heading: String,
    /// Where it will be published, and who will read it there.
    place: String,
    saved_at: Time,
    due_at: Option<Time>,
    problem: String,
    waiting: bool,
    refusal: String,
    asks_approval: bool,
    embargo_until: Option<Time>,
}

impl Line {
    fn of(cx: &Ctx, kinds: &Kinds, draft: Draft, place: String) -> Line {
        let NewPost { kind, title, body, .. } = draft.content;
        let kind = kinds.stored(kind.as_str());
        let begins = || text::parse(&body).excerpt(90);
        let heading = if title.trim().is_empty() { begins() } else { title };
        let problem = match draft.problem.as_str() {
            "" => String::new(),
            key => cx.l.t1(key, "space", &place),
        };
        Line {
            id: draft.id,
            icon: kind.icon().to_owned(),
            kind: kind.word(cx.l, ""),
            heading: if heading.is_empty() { cx.l.t("draft-empty") } else { heading },
            place,
            saved_at: draft.saved_at,
            due_at: draft.due_at,
            problem,
            waiting: draft.waiting,
            refusal: draft.refusal,
            asks_approval: draft.asks_approval,
            embargo_until: draft.embargo_until,
        }
    }
}

#[derive(Template)]
#[template(path = "posts/drafts.html")]
struct Drafts<'a> {
    cx: &'a Ctx,
    drafts: Vec<Line>,
}

/// `GET /drafts`
pub(super) async fn list(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let (viewer, asked) = (cx.viewer()?.clone(), cx.clone());
    let load = app.db.read(move |tx| {
        let drafts = all(tx, &viewer)?;
        let mut places: HashMap<String, String> = HashMap::new();
        for draft in &drafts {
            let slug = &draft.content.space;
            if !places.contains_key(slug) {
                places.insert(slug.clone(), Composer::destination(tx, &asked, slug)?);
            }
        }
        Ok((drafts, places))
    });
    let (drafts, places) = load.await?;
    let kinds = Kinds::at(&app.db);
    let line = |draft: Draft| {
        let place = places.get(&draft.content.space).cloned().unwrap_or_default();
        Line::of(&cx, &kinds, draft, place)
    };
    let drafts = drafts.into_iter().map(line).collect();
    let main = Drafts { cx: &cx, drafts }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-drafts")).nav(Nav::Me).main(main))
}

#[derive(Template)]
#[template(path = "posts/draft.html")]
struct DraftPage<'a> {
    cx: &'a Ctx,
    form: String,
}

/// `GET /drafts/{id}`: goes on with it.
pub(super) async fn one(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let asked = cx.clone();
    let load = app.db.read(move |tx| match super::one(tx, &viewer, id)? {
        draft if draft.waiting => Ok(None),
        draft => Composer::of_draft(tx, &asked, &draft).map(Some),
    });
    // What waits is not changed: the list says what may be done with it.
    let Some(composer) = load.await? else { return Ok(Redirect::to("/drafts").into_response()) };
    let form = composer.render(&cx)?;
    let main = DraftPage { cx: &cx, form }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("draft-title")).nav(Nav::Me).main(main).into_response())
}

#[derive(Template)]
#[template(path = "posts/saved_draft.html")]
struct Saved<'a> {
    cx: &'a Ctx,
    id: DraftId,
    etag: Etag,
    /// The language it looks written in.
    lang: &'static str,
}

/// What is to be done with what the composer holds.
#[derive(Clone, Copy)]
enum Keep {
    /// The script keeps it while one types.
    Typed,
    /// Its author asked to keep it.
    Draft,
    /// Its author asked to keep it beside the one it began from.
    Copy,
    /// Its author chose when to publish it.
    Due(Time),
}

impl Keep {
    fn asked(cx: &Ctx, form: &Incoming) -> Result<Keep> {
        match (form.get("keep"), form.get("due")) {
            ("due", "") => Err(Error::field("due_at", "draft-when")),
            ("due", typed) => {
                let due = cx.l.moment(typed);
                Ok(Keep::Due(due.ok_or_else(|| Error::field("due_at", "kind-field-wrong"))?))
            }
            ("draft", _) => Ok(Keep::Draft),
            ("copy", _) => Ok(Keep::Copy),
            _ => Ok(Keep::Typed),
        }
    }
}

/// `POST /drafts`: the form of the composer, to be kept instead of published.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    form: ui::Multipart,
) -> Result<Response> {
    let mut form = Incoming::read(&app, &cx, form).await?;
    let viewer = cx.viewer()?.clone();
    let files = form.keep_files(&app, viewer.id).await?;
    let kinds = Kinds::at(&app.db);
    let keep = form.whole().and_then(|()| Keep::asked(&cx, &form));
    let mut unclear = None;
    // Nobody will be there to say who is meant.
    if let Ok(Keep::Due(_)) = keep {
        let kind = kinds.stored(KindName::sent(form.get("kind")).as_str());
        unclear =
            kinds::named(&app, &cx, (&kind, &kind.fields()), &Given::default(), form.fields())
                .await?;
    }
    let content = NewPost { files, ..sent(&kinds, cx.l, &form) };
    let keep = match unclear.map_or(keep, Err) {
        Ok(keep) => keep,
        Err(error) => return again(&app, &cx, &form, content, error).await,
    };
    let due_at = if let Keep::Due(due) = keep { Some(due) } else { None };
    let from = form.get("draft").parse::<DraftId>().ok();
    let id = from.filter(|_| !matches!(keep, Keep::Copy));
    let (base, under_embargo) = (form.base(), form.get("embargo") == "true");
    let new = NewDraft { content, due_at, embargo_until: None, etag: None };
    let content = new.content.clone();
    let kept = app.db.write(move |tx| {
        if let (Keep::Typed, Some(id)) = (keep, id)
            && super::one(tx, &viewer, id)?.due_at.is_some()
        {
            return Err(Error::new(Meaning::Conflict, "draft-has-its-hour"));
        }
        if let Keep::Due(_) = keep {
            destinations::may(tx, &viewer, &new.content)?;
        }
        let before = match from.map(|from| super::one(tx, &viewer, from)).transpose() {
            // What a copy began from may be gone.
            Err(error) if id.is_none() && error.meaning() == Meaning::NotFound => None,
            before => before?,
        };
        // The embargo stays what it is until it is lifted; a new one ends when it is published.
        let embargo_until = match under_embargo {
            true => before.and_then(|draft| draft.embargo_until).or(new.due_at),
            false => None,
        };
        if under_embargo && embargo_until.is_none() && !matches!(keep, Keep::Typed) {
            return Err(Error::field("due_at", "draft-embargo-when"));
        }
        let id = save(tx, &viewer, id, &NewDraft { embargo_until, ..new.clone() }, &base)?;
        super::one(tx, &viewer, id)
    });
    let said = match (kept.await, keep) {
        (Ok(Draft { id, etag, .. }), Keep::Typed) if cx.fragment => {
            let lang = written::guess(&content.body);
            let saved = Saved { cx: &cx, id, etag, lang }.render().map_err(Error::internal)?;
            return Ok(Html(saved).into_response());
        }
        (Ok(_), Keep::Due(_)) => "notice-scheduled",
        (Ok(_), _) => "notice-draft-kept",
        (Err(error), _) => return again(&app, &cx, &form, content, error).await,
    };
    Ok(redirect("/drafts", &Flash::new(said)))
}

/// `POST /drafts/{id}/delete`
pub(super) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    app.db.write(move |tx| discard(tx, &viewer, id)).await?;
    Ok(redirect("/drafts", &Flash::new("notice-draft-deleted")))
}
