//! How well a question that was asked already is found by other wordings of it: `asked FOLDER`, with `queries.jsonl`
//! (`text`, and `group`: the question of which it is a wording). The first wording of each question is its thread, found
//! by its title alone; each other wording asks. Recall@3 is the share of them whose thread is among the first three.
//! A third number is for threads onto which three other wordings were closed as duplicates, which lead on to them.
//! The English wordings beside this file are measured in the same way.

use std::collections::HashMap;
use std::fs::read_to_string;

use index::{Asked, Asking, Clause, Document, Filter, Gate, Index, Order, Query, Strictness};
use kernel::{SpaceId, Time};

#[derive(serde::Deserialize)]
struct Line {
    text: String,
    group: String,
}

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let lines = read_to_string(format!("{folder}/queries.jsonl")).expect("a file of questions");
    let lines = lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON"));
    measure("French", lines.map(|line: Line| (line.group, line.text)), "fr");
    let english = include_str!("asked.en.tsv").lines().filter_map(|line| line.split_once('\t'));
    measure("English", english.map(|(group, text)| (group.to_owned(), text.to_owned())), "en");
}

/// Other wordings that are closed onto a thread, where they are.
const CLOSED: usize = 3;

fn measure(name: &str, lines: impl Iterator<Item = (String, String)>, lang: &str) {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (group, text) in lines {
        let place = *places.entry(group).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, others)) => others.push(text),
            None => groups.push((text, Vec::new())),
        }
    }
    let alone = run(&groups, 0, lang);
    let closed = groups
        .iter()
        .map(|(_, others)| others.len().saturating_sub(1))
        .min()
        .map_or(1, |others| others.max(1))
        .min(CLOSED);
    let beside = run(&groups, closed, lang);
    println!(
        "{name}: {} questions, {} other wordings; recall@3 of a plain search {:.3}, asked already {:.3}",
        groups.len(),
        alone.asked,
        alone.by_plain,
        alone.by_asked
    );
    println!(
        "  with {closed} duplicates closed onto each, of the other {}: a plain search {:.3}, asked already {:.3}",
        beside.asked, beside.by_plain, beside.by_asked
    );
    let likeness = alone.likeness;
    let share = |count: usize| count as f64 / alone.asked as f64;
    for least in [0.3, 0.4, 0.5, 0.6, 0.7] {
        let shown: Vec<&(f32, bool)> =
            likeness.iter().filter(|(score, _)| *score >= least).collect();
        let right = shown.iter().filter(|(_, right)| *right).count();
        println!(
            "  from a likeness of {least}: the first is shown for {:.3}, and is the question for {:.3} of those",
            share(shown.len()),
            right as f64 / shown.len().max(1) as f64
        );
    }
}

struct Figures {
    asked: usize,
    by_plain: f64,
    by_asked: f64,
    /// How like the first is, and whether it is the question.
    likeness: Vec<(f32, bool)>,
}

/// Asks by the wordings that are neither a thread nor among the first `closed` others.
fn run(groups: &[(String, Vec<String>)], closed: usize, lang: &str) -> Figures {
    // Each title with the thread that it leads to.
    let mut titles: Vec<(&str, usize)> = Vec::new();
    for (thread, (first, others)) in groups.iter().enumerate() {
        titles.push((first, thread));
        titles.extend(others.iter().take(closed).map(|other| (other.as_str(), thread)));
    }
    let documents = titles.iter().zip(1..).map(|((title, _), n)| document(n, title, lang));
    let index = Index::made_of(None, "post", documents).expect("an index");
    let leads = |object: i64| titles[object as usize - 1].1;
    let found = |all: &[usize], thread: usize| {
        let mut first: Vec<usize> = Vec::new();
        for one in all {
            if !first.contains(one) {
                first.push(*one);
            }
        }
        first.iter().take(3).any(|one| *one == thread)
    };
    let (mut asked, mut by_plain, mut by_asked) = (0, 0, 0);
    let mut likeness = Vec::new();
    for (thread, (_, others)) in groups.iter().enumerate() {
        for text in others.iter().skip(closed) {
            asked += 1;
            let plain: Vec<usize> = ask(&index, text, 20).into_iter().map(leads).collect();
            by_plain += usize::from(found(&plain, thread));
            let weigh = |words: &[index::Word]| index.weights(words);
            let asking = Asking::of(text, "", weigh);
            let hits = index.alike_to(text, Filter::default(), (50, Time(0)), &|_| true);
            let hits = hits.expect("an answer").into_iter();
            let mut scored: Vec<(f32, usize)> = hits
                .map(|hit| {
                    let (title, thread) = titles[hit.object as usize - 1];
                    (asking.likeness(&Asking::of(title, "", weigh)), thread)
                })
                .collect();
            scored.sort_by(|a, b| b.0.total_cmp(&a.0));
            likeness.extend(scored.first().map(|(score, one)| (*score, *one == thread)));
            let threads: Vec<usize> = scored.into_iter().map(|(_, one)| one).collect();
            by_asked += usize::from(found(&threads, thread));
        }
    }
    let share = |count: usize| count as f64 / asked as f64;
    Figures { asked, by_plain: share(by_plain), by_asked: share(by_asked), likeness }
}

fn document(object: i64, title: &str, lang: &str) -> Document {
    Document {
        object,
        gate: Gate::In(SpaceId(2)),
        kind: "question".to_owned(),
        at: Time(0),
        author: None,
        under: None,
        title: title.to_owned(),
        body: String::new(),
        beside: String::new(),
        lang: lang.to_owned(),
        topics: Vec::new(),
        marks: Vec::new(),
    }
}

/// As the page of a search asks.
fn ask(index: &Index, text: &str, most: usize) -> Vec<i64> {
    let words = text.split_whitespace();
    let words = words.map(|word| Clause { text: word.to_owned(), ..Clause::default() });
    let query = Query { words: words.collect(), ..Query::default() };
    let asked = Asked {
        query: &query,
        order: Order::Relevance,
        strictness: Strictness::All,
        skip: 0,
        most,
        count: false,
        now: Time(0),
    };
    let outcome = index.find(&asked, &|_| true).expect("an answer");
    outcome.answer.hits.iter().map(|hit| hit.object).collect()
}
