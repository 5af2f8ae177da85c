//! The page that a label leads to: what it is, the form with what is known filled in, what was reported before, how to
//! handle it, and who knows.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{App, Error, PersonId, Result, Time, Tx, Viewer, params};
use posts::kinds;
use posts::{FileId, Incoming, PostId};
use serde::Deserialize;
use spaces::{ShownAudience, audience};
use ui::view::{KindForm, Person, Upload};
use ui::{Ctx, Page, Query, SafeHtml, answer};

use crate::labels::access::{self, Seen, manages};
use crate::labels::report::{Reported, TYPED};
use crate::labels::store::{KNOW, LATEST};
use crate::labels::{LabelId, presets, strangers};
use crate::loaded::holding;

/// How many of the latest objects a page lists, and of how many it looks who handled them.
const LISTED: usize = 5;
const LOOKED_AT: i64 = 100;

/// What a page asks for.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    /// What was reported just now.
    #[serde(default)]
    sent: String,
}

/// The form, as the viewer may send it.
struct Report {
    must: KindForm,
    more: KindForm,
    space: ui::view::Space,
    who: String,
    guests: String,
    audience: String,
    once: String,
    typed: String,
    files: Vec<Upload>,
    error: String,
}

/// An object that was reported by the label.
struct Earlier {
    href: String,
    heading: String,
    state: String,
    colour: String,
    at: Time,
}

#[derive(Template)]
#[template(path = "labels/scanned.html")]
struct View<'a> {
    cx: &'a Ctx,
    label: &'a Seen,
    kind: String,
    colour: &'a str,
    said: &'a [(String, String)],
    sent: SafeHtml,
    report: Option<&'a Report>,
    /// Why the viewer may not report.
    why: &'a str,
    guide: Option<(&'a str, &'a str)>,
    earlier: &'a [Earlier],
    know: &'a [Person],
    manages: bool,
}

/// A label with all that its page shows.
struct Scanned {
    label: Seen,
    colour: String,
    said: Vec<(String, String)>,
    sent: Option<Reported>,
    report: Option<Report>,
    why: String,
    guide: Option<(String, String)>,
    earlier: Vec<Earlier>,
    know: Vec<Person>,
    manages: bool,
}

/// What was typed in a form that was refused.
#[derive(Clone)]
struct Refused {
    form: Incoming,
    files: Vec<FileId>,
    error: Error,
}

impl Scanned {
    fn load(
        tx: &mut Tx<'_>,
        cx: &Ctx,
        token: &str,
        sent: Option<PostId>,
        refused: Option<&Refused>,
    ) -> Result<Scanned> {
        let (l, viewer) = (cx.l, cx.viewer()?);
        let label = access::scanned(tx, viewer, token)?;
        let open = viewer.sees_open();
        let values = params![viewer.id, open, label.id, LOOKED_AT];
        let ids = tx.query(&LATEST, values, |row| row.get::<PostId>(0))?;
        let why = label.publishable(tx, viewer).err().map(|error| match error.fields() {
            [] => l.msg(error.message()),
            [(_, message), ..] => l.msg(message),
        });
        Ok(Scanned {
            colour: holding(tx, &label.kind)?.map_or_else(String::new, |it| it.colour),
            said: presets::said(l, &label.kind, &label.presets, &label.names),
            sent: match sent.filter(|id| ids.contains(id)) {
                Some(id) => Some(Reported::load(tx, l, viewer, &label, id)?),
                None => None,
            },
            report: if why.is_none() { Some(report(tx, cx, &label, refused)?) } else { None },
            why: why.unwrap_or_default(),
            guide: guide(tx, cx, &label)?,
            earlier: earlier(tx, cx, &label, &ids[..ids.len().min(LISTED)])?,
            know: know(tx, &ids)?,
            manages: manages(viewer, &label.space),
            label,
        })
    }

    fn page(&self, cx: &Ctx) -> Result<Page> {
        let sent = match &self.sent {
            Some(sent) => SafeHtml::trusted(answer::render(sent)?),
            None => SafeHtml::default(),
        };
        let view = View {
            cx,
            label: &self.label,
            kind: self.label.kind.word(cx.l, ""),
            colour: &self.colour,
            said: &self.said,
            sent,
            report: self.report.as_ref(),
            why: &self.why,
            guide: self.guide.as_ref().map(|(href, words)| (href.as_str(), words.as_str())),
            earlier: &self.earlier,
            know: &self.know,
            manages: self.manages,
        };
        Ok(Page::new(self.label.name.clone()).main(answer::render(&view)?))
    }
}

/// The form: of the fields that the label says nothing of, those that must be given first.
fn report(tx: &mut Tx<'_>, cx: &Ctx, label: &Seen, refused: Option<&Refused>) -> Result<Report> {
    let (l, kind) = (cx.l, &label.kind);
    let known = presets::holding(kind, &label.presets);
    let mut all = match refused {
        Some(refused) => kinds::one(l, kind, &kind.fields(), |id| refused.form.all(id)),
        None => kinds::beginning(l, kind),
    };
    all.hint = String::new();
    let id = |name: &str| format!("{}-{name}", kind.name());
    all.fields.retain(|field| known.0.keys().all(|name| field.id != id(name)));
    let must = |field: &ui::view::FieldForm| {
        let declared = kind.fields().into_iter().find(|one| field.id == id(&one.name));
        declared.is_some_and(|one| one.required && one.default.is_null())
    };
    let (must, more): (Vec<_>, Vec<_>) = all.fields.drain(..).partition(must);
    let audience = audience::audience(tx, &label.space)?;
    let viewer = cx.viewer()?;
    Ok(Report {
        must: KindForm { fields: must, ..all.clone() },
        more: KindForm { fields: more, ..all },
        space: ui::view::Space {
            name: label.space.name.clone(),
            href: label.space.href(),
            access: label.space.access.as_str().into(),
            kind: label.space.kind.as_str().into(),
            about: String::new(),
            people: audience.people,
        },
        who: audience.who(cx),
        guests: audience.guests_in_words(l),
        audience: ShownAudience::of(&label.space.slug, &audience).to_string(),
        once: kernel::secret::token(),
        typed: refused.map_or_else(String::new, |refused| refused.form.get(TYPED).to_owned()),
        files: match refused {
            Some(refused) => posts::waiting_files(tx, viewer.id, &refused.files)?,
            None => Vec::new(),
        },
        error: refused.map_or_else(String::new, |refused| {
            kinds::wrong(cx.l, Some(&label.kind), &refused.error)
        }),
    })
}

/// Where the procedure is, and what it is called: of a post, where the viewer reads it.
fn guide(tx: &mut Tx<'_>, cx: &Ctx, label: &Seen) -> Result<Option<(String, String)>> {
    if label.guide.is_empty() {
        return Ok(None);
    }
    let post = label.guide.strip_prefix("/posts/").and_then(|id| id.parse::<PostId>().ok());
    let Some(post) = post else {
        return Ok(Some((label.guide.clone(), cx.l.t("label-guide-open"))));
    };
    match posts::access::readable(tx, cx.viewer()?, post) {
        Ok(post) => Ok(Some((post.href(), post.heading()))),
        Err(error) if error.meaning() == Meaning::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn earlier(tx: &mut Tx<'_>, cx: &Ctx, label: &Seen, ids: &[PostId]) -> Result<Vec<Earlier>> {
    let it = holding(tx, &label.kind)?.ok_or_else(Error::not_found)?;
    let mut all = Vec::new();
    for id in ids {
        let post = posts::access::readable(tx, cx.viewer()?, *id)?;
        let state = it.state(&post.state);
        all.push(Earlier {
            href: post.href(),
            heading: post.heading(),
            state: state.map_or_else(String::new, |state| state.label.say(cx.l).to_owned()),
            colour: state.map_or_else(String::new, |state| state.colour.clone()),
            at: post.created_at,
        });
    }
    Ok(all)
}

/// Who handled these objects, or was named in them, most often; what they did is on the pages of these objects.
fn know(tx: &mut Tx<'_>, ids: &[PostId]) -> Result<Vec<Person>> {
    let ids: Vec<i64> = ids.iter().map(|post| post.0).collect();
    let people = tx.query(&KNOW, params![ids], |row| row.get::<PersonId>(0))?;
    let cards = people::cards(tx, &people)?;
    let known = people.iter().filter_map(|person| cards.get(person));
    Ok(known.map(posts::view::person).collect())
}

/// `GET /l/{token}`: for whoever sees its space; for anybody else, the page for people without an account, where there
/// is one.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    if cx.viewer.is_none() {
        return strangers::page(&app, &cx, &token).await;
    }
    let (asker, scanned, sent) = (cx.clone(), token.clone(), asked.sent.parse().ok());
    let load = move |tx: &mut Tx<'_>| Scanned::load(tx, &asker, &scanned, sent, None);
    let found = app.db.read(load).await;
    let may = found.as_ref().is_ok_and(|found| found.report.is_some() || found.sent.is_some());
    if !may && let Ok(page) = strangers::page(&app, &cx, &token).await {
        return Ok(page);
    }
    Ok(found?.page(&cx)?.into_response())
}

/// The page after a form was refused: with all that was typed, and what is wrong with it.
pub(in crate::labels) async fn again(
    app: &App,
    cx: &Ctx,
    token: String,
    form: Incoming,
    files: Vec<FileId>,
    error: Error,
) -> Result<Response> {
    let (asker, status) = (cx.clone(), error.status());
    let refused = Refused { form, files, error };
    let load = move |tx: &mut Tx<'_>| Scanned::load(tx, &asker, &token, None, Some(&refused));
    let mut found = app.db.read(load).await?;
    if let Some(report) = &mut found.report {
        let names = people::finder::names(&app.db, cx.caught_up).await?;
        let (viewer, forms) = (cx.viewer()?.clone(), (report.must.clone(), report.more.clone()));
        let name = move |tx: &mut Tx<'_>| {
            let must = named(tx, &viewer, &names, forms.0.clone())?;
            Ok((must, named(tx, &viewer, &names, forms.1.clone())?))
        };
        (report.must, report.more) = app.db.read(name).await?;
    }
    Ok(found.page(cx)?.status(status).into_response())
}

/// The same with the people whom its fields name.
pub(in crate::labels) fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    names: &people::finder::Names,
    mut form: KindForm,
) -> Result<KindForm> {
    for field in form.fields.iter_mut().filter(|field| field.input == "people") {
        people::picker::pick(tx, viewer, names, &field.values)?.fill(&mut field.people);
    }
    Ok(form)
}

/// `GET /labels/{id}/open`: where its code leads, for whoever sees its space.
pub(crate) async fn go(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Redirect> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let find = move |tx: &mut Tx<'_>| Ok(access::readable(tx, &viewer, id)?.href());
    Ok(Redirect::to(&app.db.read(find).await?))
}
