//! Animators describe their space and decide who may see it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, Result, SpaceId, Tx, Viewer, params};
use serde::Deserialize;
use serde_json::json;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use crate::create::{charter_html, check_texts, free_slug, set_apart, sets_apart, slug_of};
use crate::logged;
use crate::store::{COME_BACK, FORGET_ADDRESSES, LEAVE_ADDRESS, MOVE, SLUG_TAKEN, UPDATE};
use crate::{Access, Kind, Visible, access, guests, links, rules, suspensions, view};

/// How many earlier addresses lead to a space: no more are kept from others.
const OLD_ADDRESSES: i64 = 10;

/// What may change of a space; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpaceChange {
    /// A new name.
    pub name: Option<String>,
    /// A new name in addresses: letters, digits and hyphens. The last 10 addresses it had lead to it still; where
    /// this one is another’s, a number is added, and in a secret space an end that nobody guesses.
    pub slug: Option<String>,
    /// Who may see it. Only ever narrowed: what was published for a few is not shown to more.
    pub access: Option<Access>,
    /// A new description.
    pub description: Option<String>,
    /// New rules, Markdown.
    pub charter: Option<String>,
    /// Whether people from outside are invited here. They read what is written from then on; closing it to them
    /// ends their stay.
    pub takes_guests: Option<bool>,
}

/// Changes a space that the viewer runs.
///
/// # Errors
/// `Invalid` for a bad text, or an access that would show old posts to more people; `Forbidden` to guests who would give
/// it another address or access, and to who is suspended.
pub fn edit(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, change: &SpaceChange) -> Result<()> {
    let name = change.name.as_ref().unwrap_or(&space.name);
    let description = change.description.as_ref().unwrap_or(&space.description);
    let charter = change.charter.as_ref().unwrap_or(&space.charter);
    let name = check_texts(name, description, charter)?;
    let access = change.access.unwrap_or(space.access);
    if openness(access) > openness(space.access) {
        return Err(Error::field("access", "space-access-never-widened"));
    }
    rules::allows(tx, space.id, access)?;
    suspensions::expect_none(tx, viewer.id, space.id)?;
    if access != space.access {
        if !viewer.sees_open() {
            return Err(Error::forbidden());
        }
        // It was given away for a space that more people see.
        links::lapse(tx, viewer, space.id)?;
    }
    let (folded, html) = (text::fold(&name), charter_html(charter));
    tx.execute(
        &UPDATE,
        params![space.id, name, folded, access.as_str(), description.trim(), charter, html],
    )?;
    // Which addresses there are shows where one asks for another: guests do not know of all spaces.
    let moved = match change.slug.as_deref().filter(|slug| !text::is_blank(slug)) {
        // As it is, it may be longer than those made today.
        Some(slug) if slug.trim() != space.slug => match viewer.sees_open() {
            true => move_to(tx, space, access, &slug_of(slug))?,
            false => return Err(Error::forbidden()),
        },
        _ => None,
    };
    if let Some(takes) = change.takes_guests {
        guests::set(tx, viewer, space, takes)?;
    }
    let changed = Activity::new(logged::SPACE_CHANGED, space.id.0).by(viewer.id).within(space.id);
    tx.log(match moved {
        Some(slug) => changed.data(json!({ "slug": slug })),
        None => changed,
    })
}

/// Gives a space another address, where it is another, and answers it; the one it had leads there.
fn move_to(
    tx: &mut Tx<'_>,
    space: &Visible,
    access: Access,
    wanted: &str,
) -> Result<Option<String>> {
    let had = tx.query_opt(&SLUG_TAKEN, params![wanted], |row| row.get::<SpaceId>(0))?;
    let wanted = match access {
        Access::Secret if had != Some(space.id) => hidden(space, wanted),
        _ => wanted.to_owned(),
    };
    let slug = free_slug(tx, &wanted, Some(space.id))?;
    if slug == space.slug {
        return Ok(None);
    }
    tx.execute(&COME_BACK, params![slug])?;
    tx.execute(&LEAVE_ADDRESS, params![space.slug, space.id, tx.now()])?;
    tx.execute(&FORGET_ADDRESSES, params![space.id, OLD_ADDRESSES])?;
    tx.execute(&MOVE, params![space.id, slug])?;
    Ok(Some(slug))
}

/// A new address of a secret space: nobody who guesses its name guesses it, or learns that another has it.
fn hidden(space: &Visible, wanted: &str) -> String {
    let end = space.slug.rsplit_once('-').map(|(_, end)| end).filter(|end| sets_apart(end));
    let kept = end.and_then(|end| wanted.strip_suffix(end)).and_then(|name| name.strip_suffix('-'));
    set_apart(kept.unwrap_or(wanted))
}

fn openness(access: Access) -> u8 {
    match access {
        Access::Open => 2,
        Access::Closed => 1,
        Access::Secret => 0,
    }
}

/// What the form sends: the same, and whether the end of guests’ access was confirmed.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct EditForm {
    name: Option<String>,
    slug: Option<String>,
    access: Option<Access>,
    description: Option<String>,
    charter: Option<String>,
    takes_guests: Option<bool>,
    #[serde(default)]
    confirmed: bool,
}

impl EditForm {
    fn change(self) -> SpaceChange {
        let EditForm { name, slug, access, description, charter, takes_guests, .. } = self;
        SpaceChange { name, slug, access, description, charter, takes_guests }
    }
}

/// The question before guests lose access: the page that was sent may have been open since before they came.
#[derive(Template)]
#[template(path = "spaces/closing.html")]
struct Closing<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    form: &'a SpaceChange,
    guests: i64,
}

fn ask(cx: &Ctx, space: &Visible, form: &SpaceChange, guests: i64) -> Result<Page> {
    let main = Closing { cx, space, form, guests }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("space-closing-title")).nav(Nav::Spaces).status(409).main(main))
}

/// What came of the form.
enum Sent {
    Saved,
    /// So many guests would lose access.
    Asks(i64),
}

#[derive(Template)]
#[template(path = "spaces/edit.html")]
struct EditPage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    form: &'a SpaceChange,
    error: Option<&'a Error>,
    accesses: Vec<Access>,
}

impl EditPage<'_> {
    /// A guest may run a space with others, and not delete it.
    fn may_delete(&self) -> bool {
        self.cx.viewer.as_ref().is_some_and(Viewer::sees_open)
    }

    fn address_hint(&self) -> String {
        let hint = self.cx.l.t("space-address-hint");
        match self.space.access {
            Access::Secret => format!("{hint} {}", self.cx.l.t("space-address-secret")),
            _ => hint,
        }
    }

    fn takes_guests(&self) -> bool {
        self.form.takes_guests.unwrap_or(self.space.takes_guests)
    }

    fn chosen(&self) -> &'static str {
        self.form.access.unwrap_or(self.space.access).as_str()
    }

    fn about(&self, field: &str) -> String {
        self.error.and_then(|e| e.about(field)).map_or(String::new(), |m| self.cx.l.msg(m))
    }
}

fn render(cx: &Ctx, space: &Visible, form: &SpaceChange, error: Option<&Error>) -> Result<Page> {
    let narrower = |access: &Access| openness(*access) <= openness(space.access);
    let accesses = Access::CHOICES.into_iter().filter(narrower).collect();
    let main = EditPage { cx, space, form, error, accesses }.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("space-edit")).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/{slug}/edit`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| access::visible(tx, &viewer, &slug)?.animated());
    let space = load.await?;
    let form = SpaceChange {
        name: Some(space.name.clone()),
        slug: Some(space.slug.clone()),
        access: Some(space.access),
        description: Some(space.description.clone()),
        charter: Some(space.charter.clone()),
        takes_guests: Some(space.takes_guests),
    };
    render(&cx, &space, &form, None)
}

/// `POST /spaces/{slug}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<EditForm>,
) -> Result<Response> {
    let (viewer, confirmed, form) = (cx.viewer()?.clone(), form.confirmed, form.change());
    let (editor, address, change) = (viewer.clone(), slug.clone(), form.clone());
    let load = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        let ends = space.takes_guests && change.takes_guests == Some(false) && !confirmed;
        let guests = if ends { guests::count(tx, space.id)? } else { 0 };
        if guests > 0 {
            return Ok((space, Sent::Asks(guests)));
        }
        edit(tx, &viewer, &space, &change)?;
        // It may have another address by now.
        Ok((access::visible_by_id(tx, &viewer, space.id)?, Sent::Saved))
    });
    let (space, sent) = match load.await {
        // Nothing was written: the page is shown again with what was typed.
        Err(error) if !error.fields().is_empty() => {
            let load = app.db.read(move |tx| access::visible(tx, &editor, &address)?.animated());
            return Ok(render(&cx, &load.await?, &form, Some(&error))?.into_response());
        }
        loaded => loaded?,
    };
    match sent {
        Sent::Saved => Ok(redirect(&space.href(), &Flash::new("notice-space-saved"))),
        Sent::Asks(guests) => Ok(ask(&cx, &space, &form, guests)?.into_response()),
    }
}

/// Edit a space.
#[utoipa::path(patch, path = "/api/v1/spaces/{slug}", tag = "spaces",
    params(("slug" = String, Path)), request_body = SpaceChange,
    responses((status = 200, body = view::SpaceView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(change): ui::Json<SpaceChange>,
) -> Result<ui::Json<view::SpaceView>> {
    let viewer = cx.viewer()?.clone();
    let changed = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        edit(tx, &viewer, &space, &change)?;
        let space = access::visible_by_id(tx, &viewer, space.id)?;
        view::of(tx, &space)
    });
    Ok(ui::Json(changed.await?))
}
