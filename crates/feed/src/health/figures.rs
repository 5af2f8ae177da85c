//! The figures of a space, what they say, and from how many people on they say anything.

use std::collections::HashSet;

use kernel::{PersonId, Result, Time, Tx, params};
use posts::reading::floor_of;
use serde::Serialize;
use spaces::{Visible, audience};

use super::store::{FIRST_POSTS, LAST, POSTS, QUESTIONS, WRITERS};

/// A figure is of so many people at least.
const FEWEST: i64 = 5;
/// How many people can know one another.
pub(super) const KNOWN: i64 = 150;
/// From so many days without a post on a space is dormant; from half of them on that is near.
const DORMANT_DAYS: i64 = 60;
/// Days that most figures are of, and those of newcomers, who are few.
const DAYS: i64 = 30;
const NEWCOMER_DAYS: i64 = 90;
/// What is younger than so many days may still be answered in time.
const ANSWER_DAYS: i64 = 2;
/// First posts that are answered, in per cent.
const WELCOMED: i64 = 80;
/// Questions that nobody answered, in per cent.
const UNANSWERED: i64 = 10;
/// Members who write, in per cent.
const WRITE: i64 = 10;
/// Above this the gaps between posts vary so much that they come in bursts.
const BURSTS: f64 = 0.3;
/// Posts of which the rhythm is read.
const MOST: i64 = 2_000;

const DAY: i64 = 86_400;

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = HealthState)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing is to be done.
    Good,
    /// There is something to do.
    Attention,
    /// Too few people to say.
    Unknown,
}

/// What a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = HealthCause)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// People who published here for the first time in the last 90 days: those who got an answer or a reaction
    /// within two days, of all whose first post is that old.
    Newcomers,
    /// Questions of the last 30 days, older than two: those nobody else commented on, of all.
    Unanswered,
    /// Posts of the last 30 days, against those of the 30 days before.
    Rhythm,
    /// Members who published or commented in the last 30 days, of all members.
    Writers,
    /// Days since the last post, against the 60 from which on a space is dormant.
    Dormancy,
    /// Members, against the 150 who can know one another.
    Size,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = HealthFigure)]
pub struct Figure {
    /// What it is of.
    pub cause: Cause,
    /// What it says.
    pub state: State,
    /// How many; null where it is of too few people.
    pub count: Option<i64>,
    /// What they are compared with; null where it is of too few people.
    pub of: Option<i64>,
}

impl Cause {
    /// Its name in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Cause::Newcomers => "newcomers",
            Cause::Unanswered => "unanswered",
            Cause::Rhythm => "rhythm",
            Cause::Writers => "writers",
            Cause::Dormancy => "dormancy",
            Cause::Size => "size",
        }
    }

    /// The message that says its figure.
    pub fn said(self) -> &'static str {
        match self {
            Cause::Newcomers => "health-newcomers.said",
            Cause::Unanswered => "health-unanswered.said",
            Cause::Rhythm => "health-rhythm.said",
            Cause::Writers => "health-writers.said",
            Cause::Dormancy => "health-dormancy.said",
            Cause::Size => "health-size.said",
        }
    }
}

impl Figure {
    fn new(cause: Cause, count: i64, of: i64, good: bool) -> Figure {
        let state = if good { State::Good } else { State::Attention };
        Figure { cause, state, count: Some(count), of: Some(of) }
    }

    /// The same where it is of so many people.
    fn of_people(self, people: i64) -> Figure {
        match people < FEWEST {
            true => Figure { state: State::Unknown, count: None, of: None, ..self },
            false => self,
        }
    }
}

/// The figures of a space, at this hour.
pub(super) fn figures(tx: &mut Tx<'_>, space: &Visible) -> Result<Vec<Figure>> {
    let readers = audience::readers(tx, &[space.id])?;
    let members = readers.get(&space.id).map_or(0, |readers| readers.members());
    let figures = [
        newcomers(tx, space)?,
        unanswered(tx, space)?,
        rhythm(tx, space)?,
        writers(tx, space, members)?,
    ];
    let mut figures: Vec<Figure> =
        figures.into_iter().map(|figure| figure.of_people(members)).collect();
    figures.push(dormancy(tx, space)?);
    figures.push(Figure::new(Cause::Size, members, KNOWN, members <= KNOWN));
    Ok(figures)
}

/// The lowest identifier of what was made so many days ago.
fn since(tx: &Tx<'_>, days: i64) -> i64 {
    floor_of(tx.now().plus_seconds(-days * DAY))
}

fn newcomers(tx: &mut Tx<'_>, space: &Visible) -> Result<Figure> {
    let (from, before) = (since(tx, NEWCOMER_DAYS), since(tx, ANSWER_DAYS));
    let within = ANSWER_DAYS * DAY * 1_000_000;
    let (people, welcomed) =
        tx.query_one(&FIRST_POSTS, params![space.id, from, before, within], |row| {
            Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))
        })?;
    let good = welcomed * 100 >= people * WELCOMED;
    Ok(Figure::new(Cause::Newcomers, welcomed, people, good).of_people(people))
}

fn unanswered(tx: &mut Tx<'_>, space: &Visible) -> Result<Figure> {
    let (from, before) = (since(tx, DAYS), since(tx, ANSWER_DAYS));
    let (questions, people, waiting) =
        tx.query_one(&QUESTIONS, params![space.id, from, before], |row| {
            Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?))
        })?;
    let good = waiting * 100 < questions * UNANSWERED || waiting == 0;
    Ok(Figure::new(Cause::Unanswered, waiting, questions, good).of_people(people))
}

fn writers(tx: &mut Tx<'_>, space: &Visible, members: i64) -> Result<Figure> {
    let (from, of_posts) = (since(tx, DAYS), since(tx, NEWCOMER_DAYS));
    let write =
        tx.query_one(&WRITERS, params![space.id, from, of_posts], |row| row.get::<i64>(0))?;
    Ok(Figure::new(Cause::Writers, write, members, write * 100 >= members * WRITE))
}

fn rhythm(tx: &mut Tx<'_>, space: &Visible) -> Result<Figure> {
    let (now, from) = (tx.now(), since(tx, 2 * DAYS));
    let posts = tx.query(&POSTS, params![space.id, from, MOST], |row| {
        Ok((row.get::<Time>(0)?, row.get::<PersonId>(1)?))
    })?;
    let authors: HashSet<PersonId> = posts.iter().map(|(_, author)| *author).collect();
    let middle = now.plus_seconds(-DAYS * DAY);
    let times: Vec<Time> = posts.iter().map(|(at, _)| *at).take_while(|at| *at >= middle).collect();
    let (lately, before) = (times.len() as i64, (posts.len() - times.len()) as i64);
    let good = 2 * lately >= before && burstiness(&times).is_none_or(|bursts| bursts <= BURSTS);
    Ok(Figure::new(Cause::Rhythm, lately, before, good).of_people(authors.len() as i64))
}

/// How unevenly these follow one another, the latest first: from -1, as a clock, by 0, as chance, to 1, in bursts.
/// Nothing of fewer than five.
fn burstiness(times: &[Time]) -> Option<f64> {
    if (times.len() as i64) < FEWEST {
        return None;
    }
    let gaps: Vec<f64> =
        times.windows(2).map(|pair| pair[0].seconds_since(pair[1]).max(0) as f64).collect();
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    let variance = gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / gaps.len() as f64;
    let deviation = variance.sqrt();
    let sum = deviation + mean;
    (sum > 0.0).then(|| (deviation - mean) / sum)
}

fn dormancy(tx: &mut Tx<'_>, space: &Visible) -> Result<Figure> {
    let last = tx.query_opt(&LAST, params![space.id], |row| row.get::<Time>(0))?;
    let since = last.unwrap_or(space.created_at);
    let days = (tx.now().seconds_since(since) / DAY).max(0);
    Ok(Figure::new(Cause::Dormancy, days, DORMANT_DAYS, 2 * days < DORMANT_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: &[i64]) -> Vec<Time> {
        let zero: Time = serde_json::from_value("2026-06-10T10:00:00Z".into()).expect("a time");
        hours.iter().map(|hour| zero.plus_seconds(-hour * 3_600)).collect()
    }

    #[test]
    fn bursts_are_told_from_a_steady_rhythm() {
        assert_eq!(burstiness(&at(&[0, 24, 48, 72])), None, "of too few");
        assert_eq!(burstiness(&at(&[0, 24, 48, 72, 96])), Some(-1.0));
        // Gaps of 0, 0, 0, 0 and 100 hours: mean 20, deviation 40.
        let bursts = burstiness(&at(&[0, 0, 0, 0, 0, 100])).expect("enough");
        assert!((bursts - 1.0 / 3.0).abs() < 1e-9, "{bursts}");
        assert_eq!(burstiness(&at(&[5; 6])), None, "all at once");
    }

    #[test]
    fn a_figure_of_four_people_says_nothing() {
        let figure = Figure::new(Cause::Writers, 1, 9, false);
        assert_eq!(figure.of_people(5), figure);
        let few = figure.of_people(4);
        assert_eq!((few.state, few.count, few.of), (State::Unknown, None, None));
    }
}
