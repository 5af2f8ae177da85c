//! Muting where one stands: the small page about a person, a space, a topic or a thread, from its menu.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::named::{MuteView, views};
use super::{Period, Target, What, mute};
use crate::access::readable;
use crate::menu;

#[derive(Template)]
#[template(path = "posts/mute_place.html")]
struct MutePlace<'a> {
    cx: &'a Ctx,
    what: What,
    name: &'a str,
    /// The mute there is: its number, and until when in words.
    muted: Option<(i64, String)>,
    periods: [&'static str; 4],
}

/// What there is to mute at an address: what it is called, and its page.
struct Place {
    heading: String,
    href: String,
}

/// What the viewer sees under this name.
///
/// # Errors
/// `NotFound` when there is nothing, or nothing for this viewer.
fn place(tx: &mut Tx<'_>, viewer: &Viewer, what: What, name: &str) -> Result<Place> {
    let (heading, href) = match what {
        What::Person => {
            let card = people::access::readable(tx, viewer, name)?.card();
            (card.name.clone(), card.href())
        }
        What::Space => {
            let space = spaces::access::visible(tx, viewer, name)?;
            (space.name.clone(), space.href())
        }
        What::Topic => (format!("#{name}"), format!("/topics/{}", ui::encode(name))),
        What::Thread => {
            let post = readable(tx, viewer, name.parse()?)?;
            (post.heading(), post.href())
        }
    };
    Ok(Place { heading, href })
}

/// `GET /mutes/{what}/{id}`; the name is that of the API: a handle, a slug, a key, a number.
pub(super) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path((what, name)): Path<(String, String)>,
) -> Result<Response> {
    let (viewer, asked) = (cx.viewer()?.clone(), name.clone());
    let what = What::parse(&what).ok_or_else(Error::not_found)?;
    let load = app.db.read(move |tx| {
        let place = place(tx, &viewer, what, &asked)?;
        let muted = views(tx, &viewer)?.into_iter();
        let muted = muted.filter(|mute| mute.kind == what).find(|mute| mute.target == asked);
        Ok((place, muted))
    });
    let (Place { heading, href }, muted) = load.await?;
    let muted = muted.map(|mute| (mute.id, until(&cx, &mute)));
    let periods = ["hour", "day", "week", "good"];
    let content = MutePlace { cx: &cx, what, name: &name, muted, periods };
    let content = content.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(content).into_response());
    }
    let heading = if heading.is_empty() { cx.l.t("mute-conversation") } else { heading };
    menu::page(&cx.l.t("mute-do"), href, &heading, content)
}

/// Until when something is muted, in words.
pub(super) fn until(cx: &Ctx, mute: &MuteView) -> String {
    match mute.until {
        Some(until) => cx.l.t1("mute-until", "date", cx.l.datetime(until)),
        None => cx.l.t("mute-for-good"),
    }
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(super) struct PlaceForm {
    period: Period,
}

/// `POST /mutes/{what}/{id}`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path((what, name)): Path<(String, String)>,
    ui::Form(form): ui::Form<PlaceForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let what = What::parse(&what).ok_or_else(Error::not_found)?;
    let muted = app.db.write(move |tx| {
        let target = Target::named(tx, &viewer, what, &name)?;
        mute(tx, &viewer, target, form.period.end(tx.now()))?;
        Ok((target, place(tx, &viewer, what, &name)?.href))
    });
    let (target, href) = muted.await?;
    let undo = format!("/mutes/{}/{}/end", what.as_str(), target.id());
    Ok(redirect(&href, &Flash::new("notice-muted").undo(&undo)))
}
