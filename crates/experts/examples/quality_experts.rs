//! How well experts are found, on threads of which it is known who answered first: `quality_experts ARCHIVE [SHARE]`, a bulk export of
//! Mattermost. The first four fifths of the threads, by date, are what is known; of each of the others it is asked who
//! knows, by its first message alone, and looked at which place whoever answered it first besides its author has.
//!
//! MRR is the mean of one by that place. The yardstick is the order of those who wrote most in that channel. With a share in
//! percent as the second argument only the first threads are there, by date: what is tuned is tuned on those.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};

use experts::score::{Known, Piece, Tie, ranked};
use index::{Asked, Clause, Document, Gate, Index, Order, Query, Strictness};
use kernel::{PersonId, SpaceId, Time};
use serde_json::Value;

/// Passages that are looked at, posts whose comments are, and how many of each: those of the product.
const PASSAGES: usize = 80;
const LOOKED_INTO: usize = 30;
const ANSWERS: usize = 8;
const WORDS: usize = 24;
/// Discussions of the channel, the latest, of which it is known who answered in them.
const HERE: usize = 200;

struct Said {
    who: PersonId,
    at: Time,
    text: String,
    thanks: i64,
}

struct Thread {
    channel: String,
    first: Said,
    replies: Vec<Said>,
}

fn main() {
    let archive = std::env::args().nth(1).expect("an archive");
    let mut threads = threads(&archive);
    threads.sort_by_key(|thread| thread.first.at);
    if let Some(share) = std::env::args().nth(2) {
        threads.truncate(threads.len() * share.parse::<usize>().expect("a share in percent") / 100);
    }
    let known = threads.len() * 4 / 5;
    let cut = threads[known].first.at;
    let (past, asked) = threads.split_at(known);
    let network = Network::of(past, cut);
    let (mut ours, mut plain, mut active, mut count) = (0.0, 0.0, 0.0, 0.0);
    for thread in asked {
        let author = thread.first.who;
        let Some(answer) = thread.replies.iter().find(|reply| reply.who != author) else {
            continue;
        };
        count += 1.0;
        let (put, searched) = network.experts(thread);
        ours += reciprocal(&put, answer.who);
        plain += reciprocal(&searched, answer.who);
        active += reciprocal(&network.active(thread), answer.who);
    }
    let (ours, plain, active) = (ours / count, plain / count, active / count);
    let more = |of: f64| (of / active - 1.0) * 100.0;
    println!("threads {count}  MRR most active in the channel {active:.3}");
    println!("by its words alone {plain:.3} ({:+.0} %)", more(plain));
    println!("put to people in its channel {ours:.3} ({:+.0} %)", more(ours));
}

fn reciprocal(order: &[PersonId], who: PersonId) -> f64 {
    order.iter().position(|one| *one == who).map_or(0.0, |place| 1.0 / (place as f64 + 1.0))
}

/// The threads of an archive.
fn threads(archive: &str) -> Vec<Thread> {
    let file = std::fs::File::open(archive).expect("an archive");
    let mut zip = zip::ZipArchive::new(file).expect("a ZIP file");
    let mut names = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let name = names.find(|name| name.ends_with(".jsonl"));
    drop(names);
    let lines = zip.by_name(&name.expect("lines of JSON")).expect("a file");
    let mut people: HashMap<String, PersonId> = HashMap::new();
    let mut said = |of: &Value| {
        let next = PersonId(people.len() as i64 + 1);
        let who = of["user"].as_str().expect("an author").to_owned();
        let own = who.clone();
        let who = *people.entry(who).or_insert(next);
        let thanks = of["reactions"].as_array().map_or(0, |all| {
            let others = all.iter().filter(|one| one["user"].as_str() != Some(&own));
            others.map(|one| one["user"].to_string()).collect::<HashSet<_>>().len()
        });
        Said {
            who,
            at: Time::from_millis(of["create_at"].as_i64().expect("a moment")),
            text: of["message"].as_str().unwrap_or_default().to_owned(),
            thanks: thanks as i64,
        }
    };
    let lines = BufReader::new(lines).lines().map(|line| line.expect("a line"));
    let values = lines.map(|line| serde_json::from_str::<Value>(&line).expect("JSON"));
    let posts = values.filter(|value| value["type"] == "post");
    let threads = posts.map(|value| {
        let post = &value["post"];
        let mut replies: Vec<Said> =
            post["replies"].as_array().into_iter().flatten().map(&mut said).collect();
        replies.sort_by_key(|reply| reply.at);
        let channel = post["channel"].as_str().unwrap_or_default().to_owned();
        Thread { channel, first: said(post), replies }
    });
    threads.collect()
}

/// What is known at the cut.
struct Network<'a> {
    index: Index,
    past: &'a [Thread],
    cut: Time,
    /// Of each document, its thread and its place in it: 0 is the first message.
    places: HashMap<i64, (usize, usize)>,
    active: HashMap<&'a str, HashMap<PersonId, usize>>,
    /// Of each channel, in how many of its latest discussions each person answered others.
    here: HashMap<&'a str, HashMap<PersonId, i64>>,
}

impl<'a> Network<'a> {
    fn of(past: &'a [Thread], cut: Time) -> Network<'a> {
        let (mut documents, mut places) = (Vec::new(), HashMap::new());
        let mut active: HashMap<&str, HashMap<PersonId, usize>> = HashMap::new();
        let mut number = 0;
        for (at, thread) in past.iter().enumerate() {
            let first = number + 1;
            let all = std::iter::once(&thread.first).chain(&thread.replies);
            for (place, said) in all.enumerate().filter(|(_, said)| said.at < cut) {
                number += 1;
                places.insert(number, (at, place));
                *active.entry(&thread.channel).or_default().entry(said.who).or_default() += 1;
                let kind = if place == 0 { "message" } else { "comment" };
                documents.push(Document {
                    object: number,
                    gate: Gate::In(SpaceId(2)),
                    kind: kind.to_owned(),
                    at: said.at,
                    author: Some(said.who),
                    under: (place > 0).then_some(first),
                    title: String::new(),
                    body: text::parse(&said.text).text(),
                    beside: String::new(),
                    lang: text::language(&said.text).unwrap_or_default().to_owned(),
                    topics: Vec::new(),
                    marks: Vec::new(),
                });
            }
        }
        let (mut here, mut latest) = (HashMap::new(), HashMap::<&str, usize>::new());
        for thread in past.iter().rev() {
            let seen = latest.entry(&thread.channel).or_default();
            *seen += 1;
            if *seen > HERE {
                continue;
            }
            let replies = thread.replies.iter();
            let others = replies.filter(|said| said.at < cut && said.who != thread.first.who);
            for who in others.map(|said| said.who).collect::<HashSet<_>>() {
                let of: &mut HashMap<PersonId, i64> = here.entry(&*thread.channel).or_default();
                *of.entry(who).or_default() += 1;
            }
        }
        let index = Index::made_of(None, "post", documents.into_iter()).expect("an index");
        Network { index, past, cut, places, active, here }
    }

    /// In the order of those who wrote most in the channel.
    fn active(&self, asked: &Thread) -> Vec<PersonId> {
        let mut all: Vec<(PersonId, usize)> = self
            .active
            .get(asked.channel.as_str())
            .into_iter()
            .flatten()
            .map(|(who, count)| (*who, *count))
            .filter(|(who, _)| *who != asked.first.who)
            .collect();
        all.sort_by_key(|(who, count)| (std::cmp::Reverse(*count), who.0));
        all.into_iter().map(|(who, _)| who).collect()
    }

    /// As the product ranks them: for a question that stands in its channel, and for its words alone.
    fn experts(&self, asked: &Thread) -> (Vec<PersonId>, Vec<PersonId>) {
        let words = text::parse(&asked.first.text).excerpt(600);
        let mut met = HashSet::new();
        let words = words
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric) && met.insert(text::fold(word)));
        let clauses = words.take(WORDS).map(|word| Clause {
            text: word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned(),
            ..Clause::default()
        });
        let query = Query { words: clauses.collect(), ..Query::default() };
        let ask = Asked {
            query: &query,
            strictness: Strictness::Some,
            order: Order::Relevance,
            skip: 0,
            most: PASSAGES,
            count: false,
            now: self.cut,
        };
        let hits = self.index.search(&ask, &|_| true).expect("an answer").hits;
        let pieces = self.pieces(hits.iter().map(|hit| hit.object));
        let here = self.here.get(asked.channel.as_str()).cloned().unwrap_or_default();
        let order = |known: &Known| {
            let order = ranked(&pieces, known, asked.first.at).into_iter();
            order.map(|(who, _)| who).filter(|who| *who != asked.first.who).collect()
        };
        (order(&Known { here, ..Known::default() }), order(&Known::default()))
    }

    fn pieces(&self, hits: impl Iterator<Item = i64>) -> Vec<Piece> {
        let (mut pieces, mut met, mut looked_into) = (Vec::new(), HashSet::new(), 0);
        let mut first = Vec::new();
        for (rank, object) in hits.enumerate() {
            let (at, place) = self.places[&object];
            let thread = &self.past[at];
            let piece = |said: &Said, tie| Piece {
                person: said.who,
                tie,
                rank,
                at: said.at,
                thanks: said.thanks,
                object,
            };
            if place > 0 {
                let said = &thread.replies[place - 1];
                if said.who != thread.first.who && met.insert((at, place)) {
                    pieces.push(piece(said, Tie::Comment));
                }
                continue;
            }
            pieces.push(piece(&thread.first, Tie::Post));
            if looked_into < LOOKED_INTO {
                looked_into += 1;
                let replies = thread.replies.iter().take(ANSWERS).zip(1..);
                let replies = replies.filter(|(reply, _)| reply.at < self.cut);
                for (reply, place) in replies.filter(|(reply, _)| reply.who != thread.first.who) {
                    first.push(((at, place), piece(reply, Tie::Beside)));
                }
            }
        }
        // Those that were found themselves count as such.
        pieces
            .extend(first.into_iter().filter(|(key, _)| met.insert(*key)).map(|(_, piece)| piece));
        pieces
    }
}
