//! Turns a draft into a post: people and spaces become indexes, comments get their moment,
//! readers react.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, MINUTE};
use crate::draft::{Draft, Line};
use crate::pool::Pools;
use crate::random::{Deck, Random};
use crate::{Comment, EMOJI, Person, Post, Reaction, Space, moves};

/// Everyone and every space, found by name.
pub(crate) struct Cast {
    pub(crate) calendar: Calendar,
    pub(crate) people: Vec<Person>,
    pub(crate) spaces: Vec<Space>,
    handles: BTreeMap<String, usize>,
    slugs: BTreeMap<String, usize>,
}

impl Cast {
    pub(crate) fn new(people: Vec<Person>, spaces: Vec<Space>, calendar: &Calendar) -> Self {
        let handles = people.iter().enumerate().map(|(i, p)| (p.handle.clone(), i)).collect();
        let slugs = spaces.iter().enumerate().map(|(i, s)| (s.slug.clone(), i)).collect();
        Self { calendar: calendar.clone(), people, spaces, handles, slugs }
    }

    pub(crate) fn person(&self, handle: &str) -> Result<usize, String> {
        self.handles.get(handle).copied().ok_or(format!("no person `{handle}`"))
    }

    pub(crate) fn space(&self, slug: &str) -> Result<usize, String> {
        self.slugs.get(slug).copied().ok_or(format!("no space `{slug}`"))
    }

    pub(crate) fn into_parts(self) -> (Vec<Person>, Vec<Space>) {
        (self.people, self.spaces)
    }

    /// A member of `space` who writes, had joined at `at` and is none of `except`; the talkative
    /// more often.
    pub(crate) fn writer(
        &self,
        space: usize,
        at: i64,
        except: &[usize],
        random: &mut Random,
    ) -> Option<usize> {
        let ready = |i: &usize| self.people[*i].joined <= at && !except.contains(i);
        let members = &self.spaces[space].members;
        let voices: Vec<usize> = members
            .iter()
            .copied()
            .filter(ready)
            .flat_map(|i| std::iter::repeat_n(i, self.people[i].voice as usize))
            .collect();
        voices.get(random.below(voices.len())).copied()
    }
}

/// Builds the post of a draft.
pub(crate) fn build(draft: Draft, cast: &Cast, pools: &Pools) -> Result<Post, String> {
    let told = |problem: String| format!("{}: {problem}", draft.origin);
    let mut random = Random::named(&draft.origin);
    let space = cast.space(&draft.space).map_err(told)?;
    let author = cast.person(&draft.author).map_err(told)?;
    let mut comments = comments(&draft, cast, &mut random).map_err(told)?;
    let kind = draft.asked.kind(space, author, cast).map_err(told)?;
    for (name, count) in &draft.pools {
        let pool = pools.get(name).ok_or_else(|| told(format!("no pool `{name}`")))?;
        chorus(pool, *count, space, (author, draft.at), &mut comments, cast, &mut random);
    }
    fit(draft.at, cast.calendar.end, &mut comments);
    for comment in &mut comments {
        let count = if random.chance(52) { 0 } else { random.below(4) };
        comment.reactions = reactions(space, comment.author, comment.at, count, cast, &mut random);
    }
    let often = [0, 1, 2, 2, 3, 4, 5, 6, 8, 12];
    let count = draft.popularity.unwrap_or_else(|| often[random.below(often.len())]);
    let edit = |(minutes, body): (i64, String)| {
        ((draft.at + minutes * MINUTE).min(cast.calendar.end), body)
    };
    Ok(Post {
        space,
        author,
        at: draft.at,
        moves: moves::of(&draft, &kind, (space, author), &comments, cast),
        kind,
        title: draft.title,
        body: draft.body,
        reactions: reactions(space, author, draft.at, count, cast, &mut random),
        pictures: draft.pictures,
        files: draft.files,
        comments,
        edited: draft.edit.map(edit),
    })
}

/// The comments of a draft, each after the one before.
fn comments(draft: &Draft, cast: &Cast, random: &mut Random) -> Result<Vec<Comment>, String> {
    let mut at = draft.at;
    // The last comment at each depth: what a deeper one answers.
    let mut open: Vec<usize> = Vec::new();
    let mut comments = Vec::with_capacity(draft.lines.len());
    for (index, line) in draft.lines.iter().enumerate() {
        at = moment(at, line, draft.pace, cast, random);
        if line.depth > open.len() {
            return Err(format!("`{}` answers nothing", line.body));
        }
        open.truncate(line.depth);
        let parent = open.last().copied();
        open.push(index);
        let (author, body) = (cast.person(&line.author)?, line.body.clone());
        comments.push(Comment { author, at, parent, body, reactions: Vec::new() });
    }
    Ok(comments)
}

fn moment(before: i64, line: &Line, pace: Option<i64>, cast: &Cast, random: &mut Random) -> i64 {
    match (line.delay, pace) {
        (Some(minutes), _) => before + minutes * MINUTE,
        (None, Some(pace)) => before + random.range(10, 110 * pace) * MINUTE / 60,
        (None, None) => cast.calendar.awake(before + pause(random)),
    }
}

/// How long one waits before answering: often minutes, sometimes until tomorrow.
fn pause(random: &mut Random) -> i64 {
    let seconds = match random.below(100) {
        0..55 => random.range(90, 1_500),
        55..86 => random.range(1_500, 7_200),
        _ => random.range(7_200, 50_000),
    };
    seconds * 1_000_000
}

/// Adds `count` comments of a pool, each by someone else.
fn chorus(
    pool: &[String],
    count: usize,
    space: usize,
    (author, at): (usize, i64),
    comments: &mut Vec<Comment>,
    cast: &Cast,
    random: &mut Random,
) {
    let mut said: Vec<usize> = comments.iter().map(|comment| comment.author).collect();
    said.push(author);
    let mut at = comments.last().map_or(at, |comment| comment.at);
    let mut deck = Deck::default();
    for _ in 0..count {
        at = cast.calendar.awake(at + pause(random) / 3);
        let Some(author) = cast.writer(space, at, &said, random) else { return };
        said.push(author);
        let body = pool[deck.draw(pool.len(), random)].clone();
        comments.push(Comment { author, at, parent: None, body, reactions: Vec::new() });
    }
}

/// Draws the comments of a post nearer to it when the last would fall after the end.
fn fit(at: i64, end: i64, comments: &mut [Comment]) {
    let Some(last) = comments.last().map(|comment| comment.at) else { return };
    if last <= end {
        return;
    }
    for comment in comments {
        let share = i128::from(comment.at - at) * i128::from(end - at) / i128::from(last - at);
        comment.at = at + share as i64;
    }
}

/// `count` people of the space react, one emoji each.
fn reactions(
    space: usize,
    author: usize,
    at: i64,
    count: usize,
    cast: &Cast,
    random: &mut Random,
) -> Vec<Reaction> {
    let seen = |i: &usize| *i != author && cast.people[*i].joined <= at;
    let mut readers: Vec<usize> = cast.spaces[space].members.iter().copied().filter(seen).collect();
    random.shuffle(&mut readers);
    readers.truncate(count);
    readers.into_iter().map(|reader| (reader, emoji(random).to_owned())).collect()
}

fn emoji(random: &mut Random) -> &'static str {
    match random.below(100) {
        0..50 => EMOJI[0],
        50..66 => EMOJI[1],
        66..76 => EMOJI[2],
        76..85 => EMOJI[3],
        85..92 => EMOJI[4],
        92..96 => EMOJI[5],
        96..98 => EMOJI[6],
        _ => EMOJI[7],
    }
}
