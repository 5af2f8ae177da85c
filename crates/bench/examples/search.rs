//! How fast the index is at a size: `search DOCUMENTS [FOLDER]`, built with `--release`. Each figure stands beside
//! that of the bare library with the same query and the same filter, asked in turns.
//!
//! Documents are of 300 characters, of words whose frequencies follow Zipf's law as those of a language do, in 2,000
//! spaces of which the viewer sees half.

use std::time::{Duration, Instant};

use index::{Asked, Clause, Document, Gate, Index, Order, Query, Strictness};
use kernel::{PersonId, SpaceId, Time};

const SPACES: i64 = 2_000;
const WORDS: usize = 60_000;
const LENGTH: usize = 300;
/// Connections that search at the same time, and how often each does.
const CONNECTIONS: u64 = 8;
const ASKED: usize = 400;

/// A small generator (xorshift64*: Vigna, 2016).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    fn share(&mut self) -> f64 {
        (self.next() % 1_000_000) as f64 / 1_000_000.0
    }

    /// A word, the n-th with a chance of about 1/n.
    fn word<'a>(&mut self, words: &'a [String]) -> &'a str {
        let place = (words.len() as f64).powf(self.share()) as usize - 1;
        &words[place.min(words.len() - 1)]
    }
}

/// Invented words of two to five syllables, the frequent ones short.
fn vocabulary() -> Vec<String> {
    let syllables = [
        "ba", "con", "de", "fi", "gra", "lo", "ma", "ni", "par", "que", "re", "sa", "ti", "vu",
        "tion", "men", "ou", "ir",
    ];
    let mut chance = Chance(7);
    let word = |n: usize| {
        let length = 2 + n.ilog10() as usize / 2 + (chance.next() % 2) as usize;
        let parts = (0..length).map(|_| syllables[(chance.next() % 18) as usize]);
        parts.collect::<String>()
    };
    (1..=WORDS).map(word).collect()
}

fn documents(words: &[String], count: i64) -> impl Iterator<Item = Document> {
    let mut chance = Chance(11);
    (0..count).map(move |n| {
        let mut body = String::with_capacity(LENGTH + 16);
        while body.len() < LENGTH {
            body.push_str(chance.word(words));
            body.push(' ');
        }
        Document {
            object: n + 10,
            gate: Gate::In(SpaceId(2 + (chance.next() % SPACES as u64) as i64)),
            kind: ["message", "question", "article"][(chance.next() % 3) as usize].to_owned(),
            at: Time(n * 1_000_000),
            author: Some(PersonId((chance.next() % 100_000) as i64)),
            under: None,
            title: String::new(),
            body,
            beside: String::new(),
            lang: "fr".to_owned(),
            topics: Vec::new(),
            marks: Vec::new(),
        }
    })
}

/// What is typed: a word or two, of which the last is not finished.
fn typed(chance: &mut Chance, words: &[String]) -> Query {
    let last = chance.word(words);
    let cut = (2 + (chance.next() % 5) as usize).min(last.len());
    let mut clauses =
        vec![Clause { text: last[..cut].to_owned(), unfinished: true, ..Clause::default() }];
    if chance.next().is_multiple_of(2) {
        clauses.insert(0, Clause { text: chance.word(words).to_owned(), ..Clause::default() });
    }
    Query { words: clauses, ..Query::default() }
}

fn sees(gate: Gate) -> bool {
    matches!(gate, Gate::In(space) if space.0 % 2 == 0)
}

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    format!("median {:.2} ms, p99 {:.2} ms, worst {:.1} ms", at(0.5), at(0.99), at(1.0))
}

/// The times of all connections.
fn asked(words: &[String], ask: impl Fn(&Query) + Sync) -> Vec<Duration> {
    let one = |seed: u64| {
        let mut chance = Chance(seed * 7_919 + 1);
        let queries: Vec<Query> = (0..ASKED).map(|_| typed(&mut chance, words)).collect();
        queries
            .iter()
            .map(|query| {
                let begun = Instant::now();
                ask(query);
                begun.elapsed()
            })
            .collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (1..=CONNECTIONS).map(|seed| scope.spawn(move || one(seed))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a connection")).collect()
    })
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: i64 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = arguments.next().map(std::path::PathBuf::from);
    let words = vocabulary();
    // What making the texts themselves takes is no part of it.
    let begun = Instant::now();
    let made = documents(&words, count).map(|document| document.body.len()).sum::<usize>();
    let making = begun.elapsed();
    let begun = Instant::now();
    let index =
        Index::made_of(folder.as_deref(), "post", documents(&words, count)).expect("an index");
    let took = begun.elapsed().saturating_sub(making).as_secs_f64();
    println!("{count} documents, {} MB of text", made / 1_000_000);
    println!("indexing        {:.0} a second", count as f64 / took);
    let now = Time(count * 1_000_000);
    let ours = |query: &Query, most: usize, count: bool| {
        let asked = Asked {
            query,
            strictness: Strictness::All,
            order: Order::Relevance,
            skip: 0,
            most,
            count,
            now,
        };
        index.search(&asked, &sees).expect("an answer");
    };
    for round in 1..=3 {
        let times = asked(&words, |query| ours(query, 5, false));
        println!("round {round}: as one types   {}", percentiles(times));
        let times = asked(&words, |query| index.bare(query, 5, &|gate| gate % 2 == 0));
        println!("round {round}: bare library   {}", percentiles(times));
        let times = asked(&words, |query| ours(query, 20, true));
        println!("round {round}: with counts    {}", percentiles(times));
    }
}
