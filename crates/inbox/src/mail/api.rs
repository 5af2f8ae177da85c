//! What reaches one by mail and on devices, for programs.

use std::collections::BTreeMap;

use axum::extract::State;
use kernel::{App, Error, Result};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::choices::{self, Cadence, Choices, kinds};
use super::hours::Hours;

/// What reaches you by mail and on your devices, as JSON.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationsView {
    /// By kind of what waits, how often: `at-once`, `hourly`, `daily`, `weekly` or `never`; invitations to events and
    /// what becomes of them `at-once` or `never`. Kinds that are not named are as usual.
    #[serde(default)]
    pub mail: BTreeMap<String, Cadence>,
    /// By kind of what waits, whether your devices are told. Kinds that are not named are as usual.
    #[serde(default)]
    pub push: BTreeMap<String, bool>,
    /// The name of a time zone: `Europe/Paris`.
    pub zone: String,
    /// The days on which mails come: 1 is Monday.
    pub days: Vec<i64>,
    /// From when on, `08:00`.
    pub opens: String,
    /// Until when, `19:00`.
    pub closes: String,
    /// Whether nothing comes outside these hours: it waits.
    pub quiet: bool,
}

/// `08:00`.
pub(super) fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Minutes since midnight.
pub(super) fn minutes(clock: &str) -> Option<i64> {
    let (hour, minute) = clock.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

impl From<&Choices> for NotificationsView {
    fn from(choices: &Choices) -> NotificationsView {
        let hours = &choices.hours;
        NotificationsView {
            mail: kinds().map(|kind| (kind.name.to_owned(), choices.cadence(kind))).collect(),
            push: kinds().map(|kind| (kind.name.to_owned(), choices.pushes(kind))).collect(),
            zone: hours.zone.clone(),
            days: (1..=7).filter(|n| hours.days >> (n - 1) & 1 == 1).collect(),
            opens: clock(hours.opens),
            closes: clock(hours.closes),
            quiet: hours.quiet,
        }
    }
}

impl NotificationsView {
    /// The days, a bit each; what is no day makes them unsound.
    pub(super) fn bits(&self) -> i64 {
        let bit = |day: &i64| if (1..=7).contains(day) { 1 << (day - 1) } else { 1 << 7 };
        self.days.iter().map(bit).fold(0, |all, one| all | one)
    }

    /// The choices it says.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    pub(super) fn choices(&self) -> Result<Choices> {
        let unsound = || Error::field("hours", "mail-hours-unsound");
        let mut choices = Choices::default();
        for (kind, cadence) in &self.mail {
            choices.set(kind, *cadence)?;
        }
        for (kind, wanted) in &self.push {
            choices.set_push(kind, *wanted)?;
        }
        choices.hours = Hours {
            zone: self.zone.clone(),
            days: self.bits(),
            opens: minutes(&self.opens).ok_or_else(unsound)?,
            closes: minutes(&self.closes).ok_or_else(unsound)?,
            quiet: self.quiet,
        };
        Ok(choices)
    }
}

/// Which notifications you receive by email, how often and in which hours.
#[utoipa::path(get, path = "/api/v1/notifications", tag = "inbox",
    responses((status = 200, body = NotificationsView)))]
pub(crate) async fn read(State(app): State<App>, cx: Ctx) -> Result<ui::Json<NotificationsView>> {
    let viewer = cx.viewer()?.id;
    let choices = app.db.read(move |tx| choices::of(tx, viewer)).await?;
    Ok(ui::Json((&choices).into()))
}

/// Choose which notifications you receive by email.
#[utoipa::path(put, path = "/api/v1/notifications", tag = "inbox",
    request_body = NotificationsView,
    responses((status = 200, body = NotificationsView), (status = 422, description = "Hours that cannot be")))]
pub(crate) async fn write(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(wanted): ui::Json<NotificationsView>,
) -> Result<ui::Json<NotificationsView>> {
    let (viewer, choices) = (cx.viewer()?.id, wanted.choices()?);
    let view = (&choices).into();
    app.db.write(move |tx| choices::keep(tx, viewer, &choices)).await?;
    Ok(ui::Json(view))
}
