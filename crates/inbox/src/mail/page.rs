//! The page of what reaches one by mail and on devices, how often and in which hours.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use identity::session::Current;
use kernel::{App, Error, Result, Viewer};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::api::{NotificationsView, clock, minutes};
use super::choices::{self, Cadence, Choices, kinds};
use super::hours::Hours;
use crate::kinds::{Group, Kind};
use crate::push;

/// The address of the page.
pub(crate) const PATH: &str = "/settings/notifications";

/// A kind of what waits, with how often mails tell it and whether devices are told.
struct Row {
    name: &'static str,
    label: String,
    cadence: &'static str,
    cadences: Vec<(&'static str, String)>,
    pushed: bool,
}

/// The kinds under a heading.
struct Rows {
    title: String,
    rows: Vec<Row>,
}

/// A day of the week.
struct Day {
    field: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "inbox/notifications.html")]
struct Settings<'a> {
    cx: &'a Ctx,
    /// Whether this network sends mail.
    sends: bool,
    /// The key by which browsers agree to be told.
    key: String,
    devices: Vec<push::page::Row>,
    groups: Vec<Rows>,
    days: Vec<Day>,
    zone: String,
    zones: Vec<String>,
    opens: String,
    closes: String,
    quiet: bool,
    error: String,
}

async fn show(
    app: &App,
    cx: &Ctx,
    current: Option<Extension<Current>>,
    choices: &Choices,
    error: Option<&Error>,
) -> Result<Page> {
    let devices = push::devices_of(app, cx.viewer()?.id).await?;
    let current = current.map(|Extension(Current(id))| id);
    let hours = &choices.hours;
    let cadence = |one: &Cadence| (one.as_str(), cx.l.t(&format!("mail-cadence-{}", one.as_str())));
    let row = |kind: &'static Kind| Row {
        name: kind.name,
        label: cx.l.t(&format!("mail-kind-{}", kind.name)),
        cadence: choices.cadence(kind).as_str(),
        cadences: Cadence::of(kind).iter().map(cadence).collect(),
        pushed: choices.pushes(kind),
    };
    let told = told(app, cx.viewer()?.clone()).await?;
    let group = |heading: &&'static str| {
        let within = told.iter().filter(|kind| kind.group.heading() == *heading);
        let rows: Vec<Row> = within.copied().map(row).collect();
        let title = cx.l.t(&format!("mail-group-{heading}"));
        (!rows.is_empty()).then_some(Rows { title, rows })
    };
    let day = |n: i64| Day {
        field: format!("day-{n}"),
        label: cx.l.t(&format!("hours-day-{n}")),
        on: hours.days >> (n - 1) & 1 == 1,
    };
    let page = Settings {
        cx,
        sends: app.config.mail.is_some(),
        key: push::public_key(app).await?,
        devices: devices.iter().map(|device| push::page::row(cx, current, device)).collect(),
        groups: Group::HEADINGS.iter().filter_map(group).collect(),
        days: (1..=7).map(day).collect(),
        zone: hours.zone.clone(),
        zones: jiff::tz::db().available().map(|name| name.to_string()).collect(),
        opens: clock(hours.opens),
        closes: clock(hours.closes),
        quiet: hours.quiet,
        error: error.map(|error| cx.l.msg(said(error))).unwrap_or_default(),
    };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("mail-title")).nav(Nav::Me).status(status).main(main))
}

/// The kinds of which this person can be told.
async fn told(app: &App, viewer: Viewer) -> Result<Vec<&'static Kind>> {
    let read = app.db.read(move |tx| {
        let manages = spaces::manages_any(tx, &viewer)?;
        let mut told = Vec::new();
        for kind in kinds() {
            let is_told = match kind.group {
                Group::Managing => manages,
                Group::Network(runs) => runs(tx, &viewer)?,
                _ => true,
            };
            if is_told {
                told.push(kind);
            }
        }
        Ok(told)
    });
    read.await
}

fn said(error: &Error) -> &kernel::Message {
    error.about("hours").unwrap_or_else(|| error.message())
}

/// `GET /settings/notifications`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let choices = app.db.read(move |tx| choices::of(tx, viewer.id)).await?;
    show(&app, &cx, current, &choices, None).await
}

/// What the form says: the choices as typed, or what is wrong with them. Those of kinds that it did not show stay
/// as they are.
fn typed(mut view: NotificationsView, fields: &[(String, String)]) -> Result<NotificationsView> {
    let of = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    for (field, value) in fields {
        if let Some(kind) = field.strip_prefix("mail-") {
            let cadence =
                Cadence::parse(value).ok_or_else(|| Error::invalid("mail-kind-unknown"))?;
            view.mail.insert(kind.to_owned(), cadence);
        }
    }
    for kind in kinds() {
        let wanted = of(&format!("push-{}", kind.name)).is_some();
        if wanted || of(&format!("mail-{}", kind.name)).is_some() {
            view.push.insert(kind.name.to_owned(), wanted);
        }
    }
    view.days = (1..=7).filter(|n| of(&format!("day-{n}")).is_some()).collect();
    view.zone = of("zone").map(|zone| zone.trim().to_owned()).unwrap_or_default();
    view.opens = of("opens").cloned().unwrap_or_default();
    view.closes = of("closes").cloned().unwrap_or_default();
    view.quiet = of("quiet").is_some();
    Ok(view)
}

/// `POST /settings/notifications`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    ui::Form(fields): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let before = app.db.read(move |tx| choices::of(tx, viewer.id)).await?;
    let (viewer, view) = (cx.viewer()?.clone(), typed((&before).into(), &fields)?);
    let kept = match view.choices() {
        Ok(choices) => app.db.write(move |tx| choices::keep(tx, viewer.id, &choices)).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-mail-saved"))),
        Err(error) if !error.fields().is_empty() => {
            // What was typed is shown as it was, with the hours that make no sense among it.
            let mut choices = Choices::default();
            for (kind, cadence) in &view.mail {
                choices.set(kind, *cadence)?;
            }
            for (kind, wanted) in &view.push {
                choices.set_push(kind, *wanted)?;
            }
            choices.hours = Hours {
                zone: view.zone.clone(),
                days: view.bits(),
                opens: minutes(&view.opens).unwrap_or(0),
                closes: minutes(&view.closes).unwrap_or(0),
                quiet: view.quiet,
            };
            Ok(show(&app, &cx, current, &choices, Some(&error)).await?.into_response())
        }
        Err(error) => Err(error),
    }
}
