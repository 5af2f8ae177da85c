//! How good the order of a search is, on texts and questions whose answers are known: `quality FOLDER`. The folder has
//! `docs.jsonl` and `queries.jsonl` (`id`, `text` or `title`), and `qrels.tsv` (question, 0, document, relevance), as
//! the conferences on retrieval (TREC) write them.
//!
//! P@1 is the share of questions whose first result is relevant; nDCG@10 the gain of the first ten, discounted by the
//! logarithm of their place, as a share of the best there is (Järvelin and Kekäläinen, 2002).

use std::collections::HashMap;
use std::fs::read_to_string;
use std::path::Path;

use index::{Asked, Clause, Document, Gate, Index, Order, Query, Strictness};
use kernel::{SpaceId, Time};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

fn lines(path: &Path) -> Vec<Line> {
    let text = read_to_string(path).expect("a file of lines");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let folder = Path::new(&folder);
    let documents = lines(&folder.join("docs.jsonl"));
    let ids: HashMap<&str, i64> =
        documents.iter().zip(1..).map(|(document, n)| (document.id.as_str(), n)).collect();
    let made = documents.iter().zip(1..).map(|(document, n)| Document {
        object: n,
        gate: Gate::In(SpaceId(2)),
        kind: "article".to_owned(),
        at: Time(0),
        author: None,
        under: None,
        title: document.title.clone(),
        body: document.text.clone(),
        beside: String::new(),
        lang: "fr".to_owned(),
        topics: Vec::new(),
        marks: Vec::new(),
    });
    let index = Index::made_of(None, "post", made).expect("an index");
    let mut relevant: HashMap<String, HashMap<i64, f64>> = HashMap::new();
    for line in read_to_string(folder.join("qrels.tsv")).expect("judgements").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let gain: f64 = fields[3].parse().expect("a number");
        if let Some(document) = ids.get(fields[2]).filter(|_| gain > 0.0) {
            relevant.entry(fields[0].to_owned()).or_default().insert(*document, gain);
        }
    }
    let (mut first, mut gained, mut asked) = (0.0, 0.0, 0.0);
    for query in lines(&folder.join("queries.jsonl")) {
        let Some(relevant) = relevant.get(&query.id) else { continue };
        let found = ask(&index, &query.text);
        asked += 1.0;
        first += f64::from(u8::from(found.first().is_some_and(|one| relevant.contains_key(one))));
        let discount = |place: usize| 1.0 / (place as f64 + 2.0).log2();
        let gain = found.iter().take(10).enumerate();
        let gain: f64 = gain.map(|(n, one)| relevant.get(one).unwrap_or(&0.0) * discount(n)).sum();
        let mut best: Vec<f64> = relevant.values().copied().collect();
        best.sort_by(|a, b| b.total_cmp(a));
        let best: f64 = best.iter().take(10).enumerate().map(|(n, gain)| gain * discount(n)).sum();
        gained += gain / best;
    }
    println!("questions {asked}  P@1 {:.3}  nDCG@10 {:.3}", first / asked, gained / asked);
}

/// As the page of a search asks.
fn ask(index: &Index, text: &str) -> Vec<i64> {
    let words =
        text.split_whitespace().map(|word| Clause { text: word.to_owned(), ..Clause::default() });
    let query = Query { words: words.collect(), ..Query::default() };
    let asked = Asked {
        query: &query,
        order: Order::Relevance,
        strictness: Strictness::All,
        skip: 0,
        most: 10,
        count: false,
        now: Time(0),
    };
    let outcome = index.find(&asked, &|_| true).expect("an answer");
    outcome.answer.hits.iter().map(|hit| hit.object).collect()
}
