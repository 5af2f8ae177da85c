//! The form that makes a label, or changes one. Works without a script.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Tx};
use people::picker;
use posts::kinds::{self, Given};
use posts::{Kind, Kinds};
use spaces::Visible;
use ui::flash::{Flash, redirect};
use ui::view::KindForm;
use ui::{Ctx, EmptyForm, Form, Nav, Page, Query, answer};

use super::list::Filter;
use crate::kind::{declared_name, kind_name};
use crate::labels::access::{self, Managed, managing};
use crate::labels::make::{NewLabel, change, make, renew, withdraw};
use crate::labels::strangers::are_allowed;
use crate::labels::{LabelId, presets};

/// What a form is about: a label, or one that is to be made.
struct About {
    space: Visible,
    kind: Kind,
    label: Option<Managed>,
    /// Whether the company lets people without an account report.
    allowed: bool,
}

#[derive(Template)]
#[template(path = "labels/form.html")]
struct View<'a> {
    cx: &'a Ctx,
    about: &'a About,
    title: &'a str,
    action: String,
    new: &'a NewLabel,
    form: &'a KindForm,
    lead: String,
    error: String,
}

impl View<'_> {
    /// The name of the declaration.
    fn kind(&self) -> &str {
        declared_name(self.about.kind.name()).unwrap_or_default()
    }

    fn without_hint(&self) -> String {
        self.cx.l.t(if self.about.allowed { "label-without-hint" } else { "label-without-off" })
    }

    fn wrong(&self, error: Option<&Error>) -> String {
        error.map(|e| kinds::wrong(self.cx.l, Some(&self.about.kind), e)).unwrap_or_default()
    }
}

/// # Errors
/// As [`managing`], or [`access::managed`].
fn load(tx: &mut Tx<'_>, cx: &Ctx, wanted: &Wanted) -> Result<About> {
    let viewer = cx.viewer()?;
    let allowed = are_allowed(tx)?;
    match wanted {
        Wanted::New { space, kind } => {
            let space = managing(viewer, spaces::access::visible(tx, viewer, space)?)?;
            let kind = Kinds::of(tx).named(&kind_name(kind)).ok_or_else(Error::not_found)?;
            Ok(About { space, kind, label: None, allowed })
        }
        Wanted::Label(id) => {
            let label = access::managed(tx, viewer, *id)?;
            let (space, kind) = (label.space.clone(), label.kind.clone());
            Ok(About { space, kind, label: Some(label), allowed })
        }
    }
}

/// Which form is wanted.
#[derive(Clone)]
enum Wanted {
    New { space: String, kind: String },
    Label(LabelId),
}

fn page(
    cx: &Ctx,
    about: &About,
    new: &NewLabel,
    form: &KindForm,
    error: Option<&Error>,
) -> Result<Page> {
    let title = match &about.label {
        Some(label) => label.name.clone(),
        None => cx.l.t("label-new"),
    };
    let action = match &about.label {
        Some(label) => format!("/labels/{}", label.id),
        None => "/labels".to_owned(),
    };
    let lead = format!("{} · {}", about.kind.word(cx.l, ""), about.space.name);
    let mut view = View { cx, about, title: &title, action, new, form, lead, error: String::new() };
    view.error = view.wrong(error);
    let html = answer::render(&view)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(title.as_str()).nav(Nav::Spaces).status(status).main(html))
}

async fn shown(app: &App, cx: &Ctx, wanted: Wanted) -> Result<Page> {
    let asker = cx.clone();
    let load = move |tx: &mut Tx<'_>| {
        let about = load(tx, &asker, &wanted)?;
        let new = about.label.as_ref().map_or_else(NewLabel::default, |label| NewLabel {
            name: label.name.clone(),
            presets: presets::holding(&about.kind, &label.presets),
            guide: label.guide.clone(),
            without_account: label.strangers,
            ..NewLabel::default()
        });
        let fields = presets::fields(&about.kind);
        let mut form = kinds::of_post(asker.l, &about.kind, &fields, &new.presets);
        for field in form.fields.iter_mut().filter(|field| field.input == "people") {
            picker::kept(tx, asker.viewer()?, &field.values)?.fill(&mut field.people);
        }
        form.hint = String::new();
        Ok((about, new, form))
    };
    let (about, new, form) = app.db.read(load).await?;
    page(cx, &about, &new, &form, None)
}

/// `GET /labels/new`
pub(crate) async fn blank(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Filter>,
) -> Result<Page> {
    shown(&app, &cx, Wanted::New { space: asked.space, kind: asked.kind }).await
}

/// `GET /labels/{id}`
pub(crate) async fn show(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    shown(&app, &cx, Wanted::Label(id.parse()?)).await
}

/// `POST /labels`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let word = |name: &str| picker::sent(&sent, name).pop().unwrap_or_default();
    let wanted = Wanted::New { space: word("space"), kind: word("kind") };
    submitted(&app, &cx, wanted, sent).await
}

/// `POST /labels/{id}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    submitted(&app, &cx, Wanted::Label(id.parse()?), sent).await
}

async fn submitted(
    app: &App,
    cx: &Ctx,
    wanted: Wanted,
    mut sent: Vec<(String, String)>,
) -> Result<Response> {
    let (asker, asked) = (cx.clone(), wanted.clone());
    let about = app.db.read(move |tx| load(tx, &asker, &asked)).await?;
    let (kind, asked) = (about.kind.clone(), presets::fields(&about.kind));
    let nobody = Given::default();
    let unclear = kinds::named(app, cx, (&kind, &asked), &nobody, &mut sent).await?;
    let word = |name: &str| picker::sent(&sent, name).pop().unwrap_or_default();
    let prefix = app.config.public_url.clone();
    let guide = word("guide");
    let new = NewLabel {
        kind: declared_name(kind.name()).unwrap_or_default().to_owned(),
        name: word("name"),
        presets: kinds::given(cx.l, &asked, |of| {
            picker::sent(&sent, &format!("{}-{of}", kind.name()))
        }),
        guide: guide.trim().strip_prefix(&prefix).unwrap_or(&guide).to_owned(),
        without_account: word("without_account") == "1",
    };
    let made = match unclear {
        Some(error) => Err(error),
        None => {
            let (viewer, content, slug) =
                (cx.viewer()?.clone(), new.clone(), about.space.slug.clone());
            let write = move |tx: &mut Tx<'_>| match &wanted {
                Wanted::New { .. } => make(tx, &viewer, &slug, &content).map(drop),
                Wanted::Label(id) => {
                    let label = access::managed(tx, &viewer, *id)?;
                    change(tx, &viewer, &label, &content)
                }
            };
            app.db.write(write).await
        }
    };
    match made {
        Ok(()) => {
            let back = format!("/labels?space={}", ui::encode(&about.space.slug));
            Ok(redirect(&back, &Flash::new("notice-label-saved")))
        }
        Err(error) if error.meaning() == Meaning::Invalid => {
            let names = people::finder::names(&app.db, cx.caught_up).await?;
            let mut form = kinds::one(cx.l, &kind, &asked, |at| picker::sent(&sent, at));
            form.hint = String::new();
            let viewer = cx.viewer()?.clone();
            let name =
                move |tx: &mut Tx<'_>| super::scanned::named(tx, &viewer, &names, form.clone());
            let form = app.db.read(name).await?;
            Ok(page(cx, &about, &new, &form, Some(&error))?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// Does something to a label that the viewer manages; leads to those of its space.
async fn done(
    app: &App,
    cx: &Ctx,
    id: String,
    what: fn(&mut Tx<'_>, &kernel::Viewer, &Managed) -> Result<()>,
    said: &str,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let write = move |tx: &mut Tx<'_>| {
        let label = access::managed(tx, &viewer, id)?;
        what(tx, &viewer, &label)?;
        Ok(label.space.slug.clone())
    };
    let slug = app.db.write(write).await?;
    Ok(redirect(&format!("/labels?space={}", ui::encode(&slug)), &Flash::new(said)))
}

/// `POST /labels/{id}/renew`
pub(crate) async fn submit_renew(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    done(&app, &cx, id, renew, "notice-label-renewed").await
}

/// `POST /labels/{id}/withdraw`
pub(crate) async fn submit_withdraw(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    done(&app, &cx, id, withdraw, "notice-label-withdrawn").await
}
