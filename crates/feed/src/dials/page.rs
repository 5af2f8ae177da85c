//! The page of the switches, which is also where *for me* is explained; the form that turns one is
//! in the panel of every ranked post too.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{App, Error, Result};
use ranking::{Dial, Dials, Part};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page, SafeHtml};

use super::{named, reset, set};
use crate::engine;
use crate::home::FOR_ME;

/// The address of the page.
pub(crate) const PATH: &str = "/settings/for-me";

/// The four positions of one switch, as buttons of a form that surrounds it.
#[derive(Template)]
#[template(path = "feed/switch.html")]
struct Switch<'a> {
    name: &'a str,
    /// What each button sends, what it says, whether it is the one pressed.
    positions: [(String, String, bool); 4],
}

/// A part in words, with its switch.
pub(crate) struct Row {
    pub(crate) key: &'static str,
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) switch: SafeHtml,
}

impl Row {
    pub(crate) fn of(cx: &Ctx, part: Part, now: Dial) -> Result<Row> {
        let key = part.key();
        let name = cx.l.t(&format!("part-{key}"));
        let positions = Dial::ALL.map(|dial| {
            let label = cx.l.t(&format!("dial-{}", dial.key()));
            (format!("{key}:{}", dial.key()), label, dial == now)
        });
        let switch = Switch { name: &name, positions }.render().map_err(Error::internal)?;
        let about = cx.l.t(&format!("part-{key}.about"));
        Ok(Row { key, name, about, switch: SafeHtml::trusted(switch) })
    }

    /// Every part.
    pub(crate) fn all(cx: &Ctx, dials: &Dials) -> Result<Vec<Row>> {
        Part::ALL.into_iter().map(|part| Row::of(cx, part, dials.get(part))).collect()
    }
}

#[derive(Template)]
#[template(path = "feed/dial.html")]
struct DialHtml<'a> {
    cx: &'a Ctx,
    row: &'a Row,
    /// What it makes use of.
    data: String,
}

#[derive(Template)]
#[template(path = "feed/dials.html")]
struct DialsPage<'a> {
    cx: &'a Ctx,
    rows: SafeHtml,
}

fn row(cx: &Ctx, row: &Row) -> Result<String> {
    let data = cx.l.t(&format!("part-{}.data", row.key));
    DialHtml { cx, row, data }.render().map_err(Error::internal)
}

/// `GET /settings/for-me`
pub(crate) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.id;
    let dials = app.db.read(move |tx| engine::dials(tx, viewer)).await?;
    let mut rows = String::new();
    for part in Row::all(&cx, &dials)? {
        rows.push_str(&row(&cx, &part)?);
    }
    let page = DialsPage { cx: &cx, rows: SafeHtml::trusted(rows) };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("dials-title")).nav(Nav::Me).main(main))
}

/// Where a switch was turned.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Back {
    #[default]
    Page,
    ForMe,
}

/// What a button of a switch sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct DialForm {
    /// `part:position`.
    dial: String,
    #[serde(default)]
    back: Back,
}

/// `POST /settings/for-me`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(form): ui::Form<DialForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let (part, dial) = form.dial.split_once(':').unwrap_or_default();
    let (part, dial) = named(part, dial)?;
    app.db.write(move |tx| set(tx, &viewer, part, dial)).await?;
    if cx.fragment {
        return Ok(Html(row(&cx, &Row::of(&cx, part, dial)?)?).into_response());
    }
    Ok(match form.back {
        // The place on the page says which switch, and the switch says where it stands.
        Back::Page => Redirect::to(&format!("{PATH}#{}", part.key())).into_response(),
        Back::ForMe => redirect(FOR_ME, &Flash::new(&format!("notice-dial-{}", dial.key()))),
    })
}

/// `POST /settings/for-me/normal`
pub(crate) async fn submit_normal(
    State(app): State<App>,
    cx: Ctx,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| reset(tx, &viewer)).await?;
    Ok(redirect(PATH, &Flash::new("notice-dials-normal")))
}
