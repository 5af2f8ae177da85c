//! What the card of a poll shows: the form, or what was answered.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use serde_json::{Value, json};

use super::{FEWEST, has_result, is_over, is_past};
use crate::kinds::{AnyPart, Fields, Found, Part, Show, answers, badge};
use crate::{Post, PostId};

/// A poll with its votes.
#[derive(Debug)]
struct Polled {
    options: Vec<String>,
    several: bool,
    anonymous: bool,
    until: Option<Time>,
    fields: Fields,
    state: String,
    /// Who voted, and for what where that is known: a bit for each option.
    voters: BTreeMap<PersonId, u16>,
    /// How many chose each option.
    votes: Vec<i64>,
}

/// What of a viewer it shows.
#[derive(Debug, PartialEq)]
struct Variant {
    over: bool,
    /// Whether its date is over.
    past: bool,
    /// What they voted for: a bit for each option.
    mine: Option<u16>,
}

/// An option with its votes, as shown.
struct Bar<'a> {
    number: usize,
    text: &'a str,
    votes: i64,
    /// Of all who voted.
    percent: i64,
    mine: bool,
    ahead: bool,
}

#[derive(Template)]
#[template(path = "poll/card.html")]
struct CardPart<'a> {
    show: &'a Show<'a>,
    poll: &'a Polled,
    id: PostId,
    href: String,
    close: String,
    answers: String,
    target: String,
    bars: Vec<Bar<'a>>,
    voters: i64,
    voted: bool,
    over: bool,
    /// Whether figures may be shown.
    open_book: bool,
    /// Whether its date has come.
    past: bool,
    hosts: bool,
}

impl CardPart<'_> {
    /// When an open poll with this date ends, in words.
    fn ends(&self, until: &Time) -> String {
        let l = self.show.l();
        let date = l.datetime(*until);
        if self.past {
            l.tn("kind-poll-missing", self.poll.missing())
        } else if self.poll.has_result() {
            l.t1("kind-poll-ends", "date", date)
        } else {
            l.t2("kind-poll-ends-or-later", ("date", date), ("fewest", FEWEST.to_string()))
        }
    }
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let mut polls: HashMap<PostId, Polled> = posts.iter().map(|post| (post.id, of(post))).collect();
    for (post, person, answer) in answers::of(tx, &ids)? {
        let Some(poll) = polls.get_mut(&post) else { continue };
        let choices = poll.voters.entry(person).or_default();
        if let Some(n) = answer.parse().ok().filter(|n: &usize| *n < poll.votes.len()) {
            *choices |= 1 << n;
            poll.votes[n] += 1;
        }
    }
    for (post, answer, votes) in answers::tallies(tx, &ids)? {
        let place = answer.parse().ok().and_then(|n: usize| polls.get_mut(&post)?.votes.get_mut(n));
        if let Some(place) = place {
            *place += votes;
        }
    }
    Ok(polls.into_iter().map(|(id, poll)| (id, Arc::new(poll) as Arc<dyn AnyPart>)).collect())
}

fn of(post: &Post) -> Polled {
    let options: Vec<String> = post.fields.lines("options").iter().map(|o| (*o).into()).collect();
    Polled {
        votes: vec![0; options.len()],
        options,
        several: post.fields.flag("several"),
        anonymous: post.fields.flag("anonymous"),
        until: post.fields.moment("until"),
        fields: post.fields.clone(),
        state: post.state.clone(),
        voters: BTreeMap::new(),
    }
}

impl Polled {
    fn is_over(&self, now: Time) -> bool {
        is_over(&self.state, &self.fields, now, self.count())
    }

    fn has_result(&self) -> bool {
        has_result(&self.fields, self.count())
    }

    /// How many more must vote for a result.
    fn missing(&self) -> i64 {
        if self.has_result() { 0 } else { FEWEST - self.count() }
    }

    fn count(&self) -> i64 {
        i64::try_from(self.voters.len()).unwrap_or(i64::MAX)
    }

    /// Whether its figures may be shown: what is anonymous stays so.
    fn open_book(&self, over: bool) -> bool {
        !self.anonymous || (over && self.has_result())
    }

    fn bars(&self, mine: Option<u16>) -> Vec<Bar<'_>> {
        let mine = mine.unwrap_or(0);
        let most = self.votes.iter().copied().max().unwrap_or(0);
        let bars = self.options.iter().zip(&self.votes).enumerate();
        bars.map(|(number, (text, votes))| Bar {
            number,
            text,
            votes: *votes,
            percent: (200 * votes + self.count()) / (2 * self.count()).max(1),
            mine: mine >> number & 1 == 1,
            ahead: *votes > 0 && *votes == most,
        })
        .collect()
    }
}

impl Part for Polled {
    type Variant = Variant;

    fn variant(&self, viewer: PersonId, now: Time) -> Variant {
        let mine = self.voters.get(&viewer).copied();
        Variant { over: self.is_over(now), past: is_past(&self.fields, now), mine }
    }

    fn head(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        badge(show.l(), &show.post.kind, if variant.over { "kind-poll-closed" } else { "" })
    }

    fn below(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        let part = CardPart {
            show,
            poll: self,
            id: show.post.id,
            href: show.href_of("vote"),
            close: show.href_of("close"),
            answers: format!("{}/answers", show.post.href()),
            target: show.target(),
            bars: self.bars(variant.mine),
            voters: self.count(),
            voted: variant.mine.is_some(),
            over: variant.over,
            open_book: self.open_book(variant.over),
            past: variant.past,
            hosts: show.hosts(),
        };
        part.render().map_err(Error::internal)
    }

    fn json(&self, variant: &Variant) -> Value {
        let Variant { over, mine, past: _ } = *variant;
        let shown = self.open_book(over);
        let options = self
            .bars(mine)
            .into_iter()
            .map(|bar| json!({ "text": bar.text, "votes": shown.then_some(bar.votes) }));
        let chosen = |mine: u16| (0..self.options.len()).filter(move |n| mine >> n & 1 == 1);
        json!({
            "over": over,
            "voters": self.count(),
            "missing": self.missing(),
            "voted": mine.is_some(),
            "options": options.collect::<Vec<_>>(),
            "mine": mine.map(|mine| chosen(mine).collect::<Vec<_>>()),
        })
    }

    fn weight(&self) -> usize {
        4_000 + 24 * self.voters.len()
    }
}
