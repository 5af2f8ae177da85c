//! Catching up: what everybody is asked to read, the few posts that cover what happened while
//! somebody was away, the mentions that wait for their answer, and how much is unread where.
//!
//! Invariants:
//! - at most seven posts beside those that wait for an acknowledgement, so that reading the page takes
//!   minutes however long one was away;
//! - whatever is on it the viewer sees now: a mention in a space they left is not told.

mod api;
mod mentions;
mod page;

pub(crate) use api::{__path_api, api};
pub(crate) use page::page;

use kernel::{App, Result, Time};
use posts::{AuthorizedPost, PostId};
use serde::Deserialize;
use ui::{Ctx, NavSpace};

use crate::engine::{Engine, Unread};
use mentions::Mention;

/// Since when, where it is not said to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = CatchUpPeriod)]
pub enum Period {
    /// Since yesterday.
    Day,
    /// A week.
    Week,
    /// Three weeks.
    ThreeWeeks,
}

impl Period {
    const ALL: [Period; 3] = [Period::Day, Period::Week, Period::ThreeWeeks];

    /// As in addresses and in message keys.
    fn key(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::ThreeWeeks => "three-weeks",
        }
    }

    /// The shortest that reaches back to the oldest unread post; the longest where none does.
    fn reaching(oldest: Option<PostId>, now: Time) -> Period {
        let reaches = |period: &Period| oldest.is_none_or(|post| post.at() >= period.start(now));
        Period::ALL.into_iter().find(reaches).unwrap_or(Period::ThreeWeeks)
    }

    /// When it begins, where it ends `now`.
    fn start(self, now: Time) -> Time {
        let days = match self {
            Period::Day => 1,
            Period::Week => 7,
            Period::ThreeWeeks => 21,
        };
        now.plus_seconds(-days * 86_400)
    }
}

/// What the address carries.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Since {
    since: Option<Time>,
    period: Option<Period>,
}

/// What somebody missed.
struct Missed {
    since: Time,
    /// The period that is, where the address does not say it to the second.
    period: Option<Period>,
    /// What waits for an acknowledgement, however old, the newest first.
    must_reads: Vec<AuthorizedPost>,
    /// The best first.
    posts: Vec<AuthorizedPost>,
    mentions: Vec<Mention>,
    /// The spaces and conversations where something is unread, with how much, the most first.
    unread: Vec<(NavSpace, i64)>,
}

impl Missed {
    async fn load(
        app: &App,
        engine: &Engine,
        cx: &Ctx,
        unread: Option<Unread>,
        since: Since,
    ) -> Result<Missed> {
        let (viewer, now) = (cx.viewer()?.clone(), cx.now);
        let waiting = app.db.read(move |tx| {
            let period = match (since.since, since.period) {
                (None, None) => {
                    let oldest = posts::reading::next_unread(tx, &viewer)?;
                    Some(Period::reaching(oldest, now))
                }
                (since, period) => period.filter(|_| since.is_none()),
            };
            let begins = period.map(|period| period.start(now)).or(since.since).unwrap_or(now);
            let asked = posts::kinds::waiting(tx, &viewer)?;
            let must_reads = posts::authorized(tx, &viewer, &asked)?;
            Ok((begins, period, must_reads, mentions::unanswered(tx, &viewer, begins)?))
        });
        let (since, period, must_reads, mentions) = waiting.await?;
        let mut posts = engine.catch_up(cx, since).await?;
        // What waits for an answer is told once.
        let told: Vec<PostId> = must_reads
            .iter()
            .map(|shown| shown.id())
            .chain(mentions.iter().map(|mention| mention.post))
            .collect();
        posts.retain(|shown| !told.contains(&shown.id()));
        let counts = match unread {
            Some(unread) => unread,
            None => engine.unread(cx).await?,
        };
        let sidebar = engine.sidebar(cx).await?;
        let spaces = sidebar.spaces.iter().chain(sidebar.conversations.iter());
        let mut unread: Vec<(NavSpace, i64)> = spaces
            .filter_map(|space| {
                let count = counts.counts().get(&kernel::SpaceId(space.id))?;
                Some((space.clone(), *count))
            })
            .collect();
        unread.sort_by_key(|(_, count)| -count);
        Ok(Missed { since, period, must_reads, posts, mentions, unread })
    }
}
