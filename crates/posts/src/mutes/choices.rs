//! The page of one's choices: what is muted, whom and what one follows; each can be undone there.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::id::Raw;
use kernel::{App, Error, Result, Tx, Viewer, params};
use people::PersonCard;
use people::presence::{self, Shown};
use people::writing::Writing;
use serde::Deserialize;
use spaces::levels::Chosen;
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, Nav, Page};

use super::named::{MuteView, views};
use super::store::FOLLOWED_TOPICS;
use super::{What, place, unmute};
use crate::follows;
use crate::topics::{self, Topic};

/// The address of the page.
const PATH: &str = "/settings/choices";

#[derive(Template)]
#[template(path = "posts/choices.html")]
struct Choices<'a> {
    cx: &'a Ctx,
    mutes: Vec<MuteView>,
    blocks: Vec<PersonCard>,
    people: Vec<PersonCard>,
    topics: Vec<Topic>,
    /// Addresses and headings.
    threads: Vec<(String, String)>,
    levels: Vec<Chosen>,
    presence: Vec<Choice>,
    writings: Vec<Choice>,
    writing: Writing,
    shown: Shown,
}

/// What the page is made of.
struct Loaded {
    mutes: Vec<MuteView>,
    blocks: Vec<PersonCard>,
    people: Vec<PersonCard>,
    topics: Vec<Topic>,
    threads: Vec<(String, String)>,
    levels: Vec<Chosen>,
    shown: Shown,
    writing: Writing,
}

impl Choices<'_> {
    fn level(&self, chosen: &Chosen) -> String {
        self.cx.l.t(&format!("level-{}", chosen.level.as_str()))
    }

    fn icon(&self, mute: &MuteView) -> &'static str {
        match mute.kind {
            What::Person => "person",
            What::Space => "spaces",
            What::Topic => "topic",
            What::Thread => "comment",
        }
    }

    fn name(&self, mute: &MuteView) -> String {
        match mute.kind {
            What::Space if mute.name.is_empty() => self.cx.l.t("mute-conversation"),
            _ => mute.name.clone(),
        }
    }

    fn until(&self, mute: &MuteView) -> String {
        place::until(self.cx, mute)
    }
}

/// `GET /settings/choices`
pub(super) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let topics = tx.query(&FOLLOWED_TOPICS, params![viewer.id, viewer.sees_open()], |row| {
            Ok(Topic { id: row.get(0)?, key: row.get(1)?, name: row.get(2)? })
        })?;
        let threads = follows::followed(tx, &viewer)?;
        let threads = threads.iter().map(|post| (post.href(), post.heading())).collect();
        Ok(Loaded {
            mutes: views(tx, &viewer)?,
            blocks: people::block::list(tx, &viewer)?,
            people: followed(tx, &viewer)?,
            levels: spaces::levels::chosen(tx, &viewer)?,
            shown: presence::shown(tx, viewer.id)?,
            writing: people::writing::writing(tx, viewer.id)?,
            topics,
            threads,
        })
    });
    let Loaded { mutes, blocks, people, topics, threads, levels, shown, writing } = load.await?;
    let presence = presences(&cx);
    let writings = writings(&cx);
    let page = Choices {
        cx: &cx,
        mutes,
        blocks,
        people,
        topics,
        threads,
        levels,
        presence,
        shown,
        writings,
        writing,
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-choices")).nav(Nav::Me).main(main))
}

/// Where it may show that one is here.
fn presences(cx: &Ctx) -> Vec<Choice> {
    let choice = |shown: Shown| {
        let key = format!("presence-{}", shown.as_str());
        let (value, text) = (shown.as_str().into(), cx.l.t(&format!("{key}.text")));
        Choice { value, title: cx.l.t(&key), text, ..Choice::default() }
    };
    Shown::ALL.map(choice).to_vec()
}

/// In what field one may write.
fn writings(cx: &Ctx) -> Vec<Choice> {
    let choice = |writing: Writing| {
        let key = format!("writing-{}", writing.as_str());
        let (value, text) = (writing.as_str().into(), cx.l.t(&format!("{key}.text")));
        Choice { value, title: cx.l.t(&key), text, ..Choice::default() }
    };
    Writing::ALL.map(choice).to_vec()
}

/// The people whom the viewer follows and sees, by name.
fn followed(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<PersonCard>> {
    let mut seen = Vec::new();
    for person in people::followed(tx, viewer.id)? {
        if people::access::sees(tx, viewer, person)? {
            seen.push(person);
        }
    }
    let mut cards: Vec<PersonCard> = people::cards(tx, &seen)?.into_values().collect();
    cards.sort_by_key(|card| text::fold(&card.name));
    Ok(cards)
}

/// `POST /mutes/{what}/{id}/end`
pub(super) async fn submit_end(
    State(app): State<App>,
    cx: Ctx,
    Path((what, id)): Path<(String, String)>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<Raw>()?);
    let what = What::parse(&what).ok_or_else(Error::not_found)?;
    app.db.write(move |tx| unmute(tx, &viewer, what, id.0)).await?;
    Ok(redirect(PATH, &Flash::new("notice-unmuted")))
}

/// Whom or what no longer to follow.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Unfollow {
    /// A handle.
    person: Option<String>,
    /// A key.
    topic: Option<String>,
}

/// `POST /settings/choices/unfollow`
pub(super) async fn submit_unfollow(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(form): ui::Form<Unfollow>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let write = app.db.write(move |tx| {
        if let Some(handle) = &form.person {
            let person = people::access::readable(tx, &viewer, handle)?;
            people::follow(tx, &viewer, &person, false)?;
        }
        match &form.topic {
            Some(key) => topics::follow(tx, &viewer, key, false),
            None => Ok(()),
        }
    });
    write.await?;
    Ok(redirect(PATH, &Flash::new("notice-unfollowed")))
}
