//! An hour planned for a task: in one act into the first that is free, or where one says. It is its person's alone.

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use kernel::{App, Error, Message, Result, Time, Tx, Viewer, params};
use posts::PostId;
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Locale};

use super::{Agenda, Item, page};
use crate::store::{COUNT_BLOCKS, FORGET_BLOCK, MOVE_BLOCK, PLAN};
use crate::task::NAME;

kernel::id! {
    /// An hour planned for a task.
    BlockId,
}

/// How long one is unless that is said, and at most, in seconds.
const USUAL: i64 = 3_600;
const LONGEST: i64 = 12 * 3_600;
const SHORTEST: i64 = 300;
/// Hours that somebody has planned from now on.
const MOST: i64 = 500;

/// Lets a block be neither too long nor too short.
///
/// # Errors
/// `Invalid` on the field `ends`.
fn sound(starts: Time, ends: Time) -> Result<()> {
    match ends.seconds_since(starts) {
        SHORTEST..=LONGEST => Ok(()),
        ..SHORTEST => Err(Error::field("ends", "block-short")),
        _ => Err(Error::field("ends", "block-long")),
    }
}

/// Plans an hour for a task.
///
/// # Errors
/// `NotFound` for a task that the viewer does not read; `Invalid`, naming the field.
pub fn plan(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    task: PostId,
    (starts, ends): (Time, Time),
) -> Result<BlockId> {
    let post = posts::access::readable(tx, viewer, task)?;
    if post.kind.name() != NAME {
        return Err(Error::field("task", "block-no-task"));
    }
    sound(starts, ends)?;
    let now = tx.now();
    let count: i64 = tx.query_one(&COUNT_BLOCKS, params![viewer.id, now], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("starts", Message::new("block-many").with("n", MOST)));
    }
    let id: BlockId = tx.new_id();
    tx.execute(&PLAN, params![id, viewer.id, task, starts, ends])?;
    Ok(id)
}

/// Moves a planned hour.
///
/// # Errors
/// `NotFound` for one that is not the viewer's; `Invalid`, naming the field.
pub(crate) fn shift(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: BlockId,
    (starts, ends): (Time, Time),
) -> Result<()> {
    sound(starts, ends)?;
    match tx.execute(&MOVE_BLOCK, params![viewer.id, id, starts, ends])? {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}

/// Takes a planned hour back.
///
/// # Errors
/// `NotFound` for one that is not the viewer's.
pub(crate) fn forget(tx: &mut Tx<'_>, viewer: &Viewer, id: BlockId) -> Result<()> {
    match tx.execute(&FORGET_BLOCK, params![viewer.id, id])? {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}

/// What a form says of an hour.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    task: String,
    /// The day that is shown.
    on: String,
    /// From when, on its clock; the first free time where it is empty.
    from: String,
    /// For how many minutes.
    minutes: String,
}

impl Sent {
    fn on(&self) -> Option<Date> {
        self.on.parse().ok()
    }

    fn seconds(&self) -> Result<i64> {
        match self.minutes.trim() {
            "" => Ok(USUAL),
            minutes => {
                let minutes: i64 =
                    minutes.parse().map_err(|_| Error::field("minutes", "kind-field-wrong"))?;
                Ok(minutes.saturating_mul(60))
            }
        }
    }

    /// From when to when it is, on a day that is shown.
    fn span(&self, l: Locale, on: Date) -> Result<(Time, Time)> {
        let starts = l.moment(&format!("{on}T{}", self.from.trim()));
        let starts = starts.ok_or_else(|| Error::field("from", "kind-field-wrong"))?;
        Ok((starts, starts.plus_seconds(self.seconds()?)))
    }
}

/// The first free time of a day, for as long as is asked or as there is.
fn first_free(day: &Agenda, seconds: i64) -> Result<(Time, Time)> {
    let free = day.items.iter().find_map(|item| match item {
        Item::Free { from, to } => Some((*from, (*to).min(from.plus_seconds(seconds)))),
        _ => None,
    });
    free.ok_or_else(|| Error::field("from", "block-no-room"))
}

async fn answer(app: &App, cx: &Ctx, sent: &Sent, said: &str) -> Result<Response> {
    if cx.fragment {
        return page::region(app, cx, sent.on(), None).await;
    }
    Ok(redirect(&page::href(sent.on()), &Flash::new(said)))
}

/// `POST /day/plan`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (viewer, l, said) = (cx.viewer()?.clone(), cx.l, sent.clone());
    let task = sent.task.parse::<PostId>().map_err(|_| Error::field("task", "block-no-task"))?;
    let make = move |tx: &mut Tx<'_>| {
        let span = if said.from.trim().is_empty() {
            first_free(&Agenda::load(tx, &viewer, said.on(), l.zone)?, said.seconds()?)?
        } else {
            let on = said.on().unwrap_or_else(|| crate::task::due::today(tx.now(), l.zone));
            said.span(l, on)?
        };
        plan(tx, &viewer, task, span).map(drop)
    };
    app.db.write(make).await?;
    answer(&app, &cx, &sent, "notice-block-planned").await
}

/// `POST /day/blocks/{id}`
pub(crate) async fn submit_move(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (viewer, l, id, said) = (cx.viewer()?.clone(), cx.l, id.parse::<BlockId>()?, sent.clone());
    let make = move |tx: &mut Tx<'_>| {
        let on = said.on().unwrap_or_else(|| crate::task::due::today(tx.now(), l.zone));
        shift(tx, &viewer, id, said.span(l, on)?)
    };
    app.db.write(make).await?;
    answer(&app, &cx, &sent, "notice-block-moved").await
}

/// `POST /day/blocks/{id}/delete`
pub(crate) async fn submit_forget(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<BlockId>()?);
    app.db.write(move |tx| forget(tx, &viewer, id)).await?;
    answer(&app, &cx, &sent, "notice-block-gone").await
}
