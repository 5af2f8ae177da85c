//! What comes back every day: menus, workshop figures, lifts offered (`content/series/`).
//!
//! A series is a rhythm, sentences with holes (see [`crate::template`]) and what colleagues answer.

use std::collections::BTreeSet;

use crate::Picture;
use crate::asked::Asked;
use crate::calendar::{MINUTE, read_clock, read_weekday};
use crate::draft::{Draft, Line};
use crate::random::{Deck, Random};
use crate::template::{Filling, Named};
use crate::thread::Cast;

/// How often a sentence is tried again when it says what was said before.
const TRIALS: usize = 8;

/// One series as it is written.
#[derive(Debug, Default)]
struct Series {
    name: String,
    space: String,
    days: Vec<usize>,
    clock: (i8, i8),
    chance: usize,
    comments: (i64, i64),
    authors: Vec<String>,
    question: bool,
    posts: Vec<String>,
    /// Language and sentence.
    answers: Vec<(&'static str, String)>,
    replies: Vec<String>,
}

/// Reads a file of series and writes out all their posts, up to the end.
pub(crate) fn unfold(file: &str, text: &str, cast: &Cast) -> Result<Vec<Draft>, String> {
    let mut filling = Filling::default();
    let mut all: Vec<Series> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let origin = format!("{file}:{}", number + 1);
        let taken = match line.split_once(' ') {
            Some(("===", header)) => head(header, &origin).map(|series| all.push(series)),
            Some(("@set", set)) => filling.define(set),
            Some((mark, sentence)) => all.last_mut().map_or(Ok(()), |s| s.take(mark, sentence)),
            None => Ok(()),
        };
        taken.map_err(|problem| format!("{origin}: {problem}"))?;
    }
    let mut drafts = Vec::new();
    for series in &all {
        let told = |problem| format!("{}: {problem}", series.name);
        drafts.extend(series.unfold(&mut filling, cast).map_err(told)?);
    }
    Ok(drafts)
}

/// Reads `space days HH:MM chance low-high [authors] [question]`.
fn head(header: &str, origin: &str) -> Result<Series, String> {
    let words: Vec<&str> = header.split_whitespace().collect();
    let [space, days, clock, chance, comments, rest @ ..] = words.as_slice() else {
        return Err("expected: === space days HH:MM chance low-high".into());
    };
    let bad = |word: &str| format!("`{word}` is not understood");
    let days: Option<Vec<usize>> = days.split(',').map(read_weekday).collect();
    let (low, high) = comments.split_once('-').ok_or_else(|| bad(comments))?;
    let bounds = low.parse().ok().zip(high.parse().ok());
    let authors = rest.iter().filter(|word| **word != "question").flat_map(|w| w.split(','));
    Ok(Series {
        name: origin.into(),
        space: (*space).into(),
        days: days.ok_or_else(|| bad(header))?,
        clock: read_clock(clock).ok_or_else(|| bad(clock))?,
        chance: chance.parse().map_err(|_| bad(chance))?,
        comments: bounds.ok_or_else(|| bad(comments))?,
        authors: authors.map(String::from).collect(),
        question: rest.contains(&"question"),
        ..Series::default()
    })
}

impl Series {
    fn take(&mut self, mark: &str, sentence: &str) -> Result<(), String> {
        match mark {
            "." => self.posts.push(sentence.into()),
            ">" => self.answers.push(spoken(sentence)),
            ">>" => self.replies.push(sentence.into()),
            _ => return Err(format!("`{mark}` is none of . > >>")),
        }
        Ok(())
    }

    fn unfold(&self, filling: &mut Filling, cast: &Cast) -> Result<Vec<Draft>, String> {
        let space = cast.space(&self.space)?;
        let mut random = Random::named(&self.name);
        let mut decks = (Deck::default(), Deck::default());
        let mut drafts = Vec::new();
        let mut said = BTreeSet::new();
        for week in (0..=12).rev() {
            for &day in &self.days {
                let minutes = random.range(-14, 24);
                let at = cast.calendar.at(week, day, self.clock.0, self.clock.1) + minutes * MINUTE;
                let kept = random.chance(self.chance);
                if !kept || at < cast.spaces[space].created || at > cast.calendar.end - MINUTE {
                    continue;
                }
                if let Some(author) = self.author(space, at, cast, &mut random)? {
                    let place = Place { space, at, author, cast };
                    for _ in 0..TRIALS {
                        let draft = self.draft(&place, filling, &mut decks, &mut random)?;
                        if said.insert((draft.title.clone(), draft.body.clone())) {
                            drafts.push(draft);
                            break;
                        }
                    }
                }
            }
        }
        Ok(drafts)
    }

    fn author(
        &self,
        space: usize,
        at: i64,
        cast: &Cast,
        random: &mut Random,
    ) -> Result<Option<usize>, String> {
        if self.authors.is_empty() {
            let lang = cast.spaces[space].lang;
            let others: Vec<usize> =
                (0..cast.people.len()).filter(|&i| cast.people[i].lang != lang).collect();
            return Ok(cast.writer(space, at, &others, random));
        }
        let author = cast.person(&self.authors[random.below(self.authors.len())])?;
        if !cast.spaces[space].members.contains(&author) {
            return Err(format!("{} is not in {}", cast.people[author].handle, self.space));
        }
        Ok((cast.people[author].joined <= at).then_some(author))
    }

    fn draft(
        &self,
        place: &Place<'_>,
        filling: &mut Filling,
        decks: &mut (Deck, Deck),
        random: &mut Random,
    ) -> Result<Draft, String> {
        let (handles, firsts) = place.others();
        let cast = place.cast;
        let author = cast.people[place.author].handle.clone();
        let named = Named {
            handles: &handles,
            firsts: &firsts,
            author: first(&cast.people[place.author].name),
        };
        let sentence = &self.posts[decks.0.draw(self.posts.len(), random)];
        let text = filling.fill(sentence, &named, random)?;
        let (text, picture) = text.split_once(" %pic ").unwrap_or((&text, ""));
        let (title, body) = match text.split_once(" :: ") {
            Some((title, body)) => (Some(title.to_owned()), body),
            None => (None, text),
        };
        let lines = self.lines(place, filling, &mut decks.1, &named, random)?;
        let origin = format!("{}@{}", self.name, place.at - cast.calendar.end);
        let picture = Picture::read(picture).map(|picture| picture.seeded(&origin));
        let mut draft = Draft {
            origin,
            space: self.space.clone(),
            author,
            at: place.at,
            asked: Asked::named(if self.question { "question" } else { "" }),
            title,
            body: capitals(body),
            pictures: picture.into_iter().collect(),
            lines,
            ..Draft::default()
        };
        draft.finish();
        Ok(draft)
    }

    /// What colleagues answer: each speaks once, in their language where there is a sentence in it.
    fn lines(
        &self,
        place: &Place<'_>,
        filling: &mut Filling,
        deck: &mut Deck,
        named: &Named<'_>,
        random: &mut Random,
    ) -> Result<Vec<Line>, String> {
        let cast = place.cast;
        let mut lines: Vec<Line> = Vec::new();
        let mut said = vec![place.author];
        for _ in 0..random.range(self.comments.0, self.comments.1) {
            let Some(someone) = cast.writer(place.space, place.at, &said, random) else { break };
            let (lang, answer) = &self.answers[deck.draw(self.answers.len(), random)];
            let own = cast.people[someone].lang;
            let known = self.answers.iter().any(|(other, _)| *other == own);
            if *lang != own && (known || cast.spaces[place.space].lang == "en") {
                continue;
            }
            let body = filling.fill(answer, named, random)?;
            if lines.iter().any(|line| line.body == body) {
                continue;
            }
            said.push(someone);
            let author = cast.people[someone].handle.clone();
            lines.push(Line { author, body, ..Line::default() });
            if !self.replies.is_empty() && random.chance(14) {
                let reply = &self.replies[random.below(self.replies.len())];
                let body = filling.fill(reply, named, random)?;
                let author = cast.people[place.author].handle.clone();
                lines.push(Line { author, depth: 1, body, ..Line::default() });
            }
        }
        Ok(lines)
    }
}

/// The language of a sentence, written `en: …` when it is not French.
fn spoken(sentence: &str) -> (&'static str, String) {
    match sentence.strip_prefix("en: ") {
        Some(sentence) => ("en", sentence.into()),
        None => ("fr", sentence.into()),
    }
}

/// `text` with a capital at its beginning and after each full stop.
fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    let mut stop = false;
    for c in text.chars() {
        out.extend(c.to_uppercase().take(if start { usize::MAX } else { 0 }));
        if !start {
            out.push(c);
        }
        start = stop && c == ' ';
        stop = matches!(c, '.' | '!' | '?');
    }
    out
}

/// Where and when a post of a series is written, and by whom.
struct Place<'a> {
    space: usize,
    at: i64,
    author: usize,
    cast: &'a Cast,
}

impl Place<'_> {
    /// Handles and first names of the colleagues who may be named: they write, and are there.
    fn others(&self) -> (Vec<String>, Vec<String>) {
        let people = &self.cast.people;
        let space = &self.cast.spaces[self.space];
        let named = |i: &&usize| {
            let person = &people[**i];
            person.voice > 0
                && !person.guest
                && (space.lang == "fr" || person.lang == "en")
                && person.joined <= self.at
                && **i != self.author
        };
        let members = space.members.iter().filter(named);
        members.map(|&i| (people[i].handle.clone(), first(&people[i].name).to_owned())).unzip()
    }
}

/// The first name in a full name.
fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}
