//! Anyone in the company may start a space; whoever does runs it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, Message, PersonId, Result, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use crate::logged;
use crate::store::{self, INSERT, SLUG_TAKEN};
use crate::{Access, Kind, Source, Standing, guests, suspensions, templates, view};

/// What a new space is to be.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSpace {
    /// Its name, 1 to 80 characters.
    pub name: String,
    /// Its name in addresses; made from the name when absent. In a secret space an end that nobody guesses is added.
    #[serde(default)]
    pub slug: Option<String>,
    /// What it is for; `interest` when absent.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Who may see it. When absent: what its template says, else `open`, and `closed` by agreement, which is
    /// never open.
    #[serde(default)]
    pub access: Option<Access>,
    /// One or two sentences, at most 500 characters.
    #[serde(default)]
    pub description: String,
    /// Rules shown before joining, Markdown, at most 10,000 characters.
    #[serde(default)]
    pub charter: String,
    /// The kind whose template it begins with: what is absent above is as the template says, in the language of
    /// its founder, who finds first posts among their drafts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Kind>,
}

/// Starts a space run by `founder`.
///
/// # Errors
/// `Invalid` with what is wrong in each field.
pub fn create(tx: &mut Tx<'_>, founder: PersonId, new: &NewSpace) -> Result<SpaceId> {
    suspensions::expect_none_anywhere(tx, founder)?;
    begin(tx, Some(founder), new)
}

/// Starts a space that nobody runs, because nobody is in it: for importers.
///
/// # Errors
/// As [`create`].
pub fn create_empty(tx: &mut Tx<'_>, new: &NewSpace) -> Result<SpaceId> {
    begin(tx, None, new)
}

fn begin(tx: &mut Tx<'_>, founder: Option<PersonId>, new: &NewSpace) -> Result<SpaceId> {
    let name = check_texts(&new.name, &new.description, &new.charter)?;
    let kind = new.kind.unwrap_or(Kind::Interest);
    let access =
        new.access.unwrap_or(if kind == Kind::Agreement { Access::Closed } else { Access::Open });
    if !Kind::CHOICES.contains(&kind) {
        return Err(Error::field("kind", "space-kind-not-chosen"));
    }
    if kind == Kind::Agreement && access == Access::Open {
        return Err(Error::field("access", "space-agreement-open"));
    }
    let wanted = slug_of(new.slug.as_deref().filter(|s| !s.is_empty()).unwrap_or(&name));
    // That a secret one has a name must not show where another asks for it.
    let wanted = match access {
        Access::Secret if new.slug.as_deref().is_none_or(str::is_empty) => set_apart(&wanted),
        _ => wanted,
    };
    let slug = free_slug(tx, &wanted, None)?;
    let id: SpaceId = tx.new_id();
    let (folded, charter_html) = (text::fold(&name), charter_html(&new.charter));
    tx.execute(
        &INSERT,
        params![
            id,
            slug,
            name,
            folded,
            kind.as_str(),
            access.as_str(),
            new.description.trim(),
            new.charter,
            charter_html,
            None::<PersonId>,
            founder.unwrap_or(PersonId(0)),
            tx.now()
        ],
    )?;
    guests::takes_from_the_start(tx, id, kind)?;
    let mut activity = Activity::new(logged::SPACE_CREATED, id.0).within(id);
    if let Some(founder) = founder {
        store::join(tx, id, founder, Standing::Animator, Source::Joined)?;
        activity = activity.by(founder);
    }
    tx.log(activity)?;
    Ok(id)
}

/// Checks the texts of a space; answers its name as it will be kept.
pub(crate) fn check_texts(name: &str, description: &str, charter: &str) -> Result<String> {
    let name = text::one_line(name);
    let too_long = |most: i64| Message::new("error-too-long").with("most", most);
    let mut error: Option<Error> = None;
    let mut add = |field, message: Message| {
        error = Some(match error.take() {
            None => Error::field(field, message),
            Some(error) => error.and_field(field, message),
        });
    };
    if text::is_blank(&name) {
        add("name", Message::new("space-name-empty"));
    } else if name.chars().count() > 80 {
        add("name", too_long(80));
    }
    if description.chars().count() > 500 {
        add("description", too_long(500));
    }
    if charter.chars().count() > 10_000 {
        add("charter", too_long(10_000));
    }
    error.map_or(Ok(name), Err)
}

pub(crate) fn charter_html(charter: &str) -> String {
    text::parse(charter).html(&|_| None)
}

/// How long the end is that sets the address of a secret space apart.
pub(crate) const APART: usize = 6;

/// Letters, digits and hyphens of a name; never empty.
pub(crate) fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for c in text::fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    match slug {
        // Addresses that mean something else below /spaces.
        "" | "new" => "space".to_owned(),
        _ if slug.starts_with("c-") => format!("space-{slug}"),
        _ => slug.to_owned(),
    }
}

/// The same with an end that nobody guesses.
pub(crate) fn set_apart(slug: &str) -> String {
    loop {
        let token = kernel::secret::token();
        let end: String = token.chars().filter(char::is_ascii_alphanumeric).take(APART).collect();
        if sets_apart(&end) {
            return format!("{slug}-{}", end.to_lowercase());
        }
    }
}

/// Whether this is such an end: a digit tells it from most words.
pub(crate) fn sets_apart(end: &str) -> bool {
    end.len() == APART && end.bytes().any(|byte| byte.is_ascii_digit())
}

/// An address that no space has or had, but for this one.
pub(crate) fn free_slug(tx: &mut Tx<'_>, wanted: &str, own: Option<SpaceId>) -> Result<String> {
    for n in 1i64.. {
        let slug = if n == 1 { wanted.to_owned() } else { format!("{wanted}-{n}") };
        let taken = tx.query_opt(&SLUG_TAKEN, params![slug], |row| row.get::<SpaceId>(0))?;
        if taken.is_none_or(|space| own == Some(space)) {
            return Ok(slug);
        }
    }
    Err(Error::internal("no free address"))
}

#[derive(Template)]
#[template(path = "spaces/new.html")]
struct NewPage<'a> {
    cx: &'a Ctx,
    form: &'a NewSpace,
    error: Option<&'a Error>,
    kinds: [Kind; 6],
    accesses: [Access; 3],
}

impl NewPage<'_> {
    fn about(&self, field: &str) -> String {
        self.error.and_then(|e| e.about(field)).map_or(String::new(), |m| self.cx.l.msg(m))
    }
}

fn render(cx: &Ctx, form: &NewSpace, error: Option<&Error>) -> Result<Page> {
    let page = NewPage { cx, form, error, kinds: Kind::CHOICES, accesses: Access::CHOICES };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("ui-new-space")).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/new`
pub(crate) async fn page(cx: Ctx, ui::Query(query): ui::Query<BeginQuery>) -> Result<Page> {
    may_start(cx.viewer()?)?;
    let template = query.template.as_deref().and_then(templates::named);
    let form = templates::filled(cx.l, &NewSpace { template, ..NewSpace::default() });
    render(&cx, &form, None)
}

/// What the page begins with: `?template=practice`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct BeginQuery {
    template: Option<String>,
}

fn may_start(viewer: &Viewer) -> Result<()> {
    if viewer.sees_open() { Ok(()) } else { Err(Error::forbidden()) }
}

/// `POST /spaces`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(form): ui::Form<NewSpace>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    may_start(&viewer)?;
    let (new, l) = (form.clone(), cx.l);
    let made = app.db.write(move |tx| Ok(templates::start(tx, &viewer, l, &new)?.href()));
    match made.await {
        Ok(href) => Ok(redirect(&href, &Flash::new("notice-space-created"))),
        Err(error) if !error.fields().is_empty() => {
            Ok(render(&cx, &form, Some(&error))?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// Create a space.
#[utoipa::path(post, path = "/api/v1/spaces", tag = "spaces", request_body = NewSpace,
    responses((status = 201, body = view::SpaceView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<NewSpace>,
) -> Result<(StatusCode, ui::Json<view::SpaceView>)> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    may_start(&viewer)?;
    let new = templates::filled(l, &new);
    let space = app.db.write(move |tx| {
        let space = templates::start(tx, &viewer, l, &new)?;
        view::of(tx, &space)
    });
    Ok((StatusCode::CREATED, ui::Json(space.await?)))
}
