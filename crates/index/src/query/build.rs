//! What is asked, as a query of the index library.

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query as Tantivy, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::stop::is_stop_word;
use super::{Clause, Filter, Query, Strictness, expand};
use crate::analysis::{Former, Run, exact, runs, wholes};
use crate::schema::Fields;

/// What a word in the title, in the text, and in what comes beside it counts.
const TITLE: f32 = 2.0;
const BODY: f32 = 1.0;
const BESIDE: f32 = 0.4;
/// What the stem of a word counts, what its exact form adds to that, and what a word counts that begins so.
const EXACTLY: f32 = 0.35;
const STEM: f32 = 1.0;
const BEGUN: f32 = 2.0;

/// What one word asks: any of these terms, each with what it counts, or something else.
enum Asked {
    Terms(Vec<(Term, f32)>),
    Other(Box<dyn Tantivy>),
}

/// As a query of the library, over the words that `searcher` has.
pub(crate) fn build(
    searcher: &Searcher,
    fields: &Fields,
    query: &Query,
    strictness: Strictness,
) -> tantivy::Result<Box<dyn Tantivy>> {
    if query.is_empty() {
        return Ok(Box::new(EmptyQuery));
    }
    let mut builder = Builder { searcher, fields, former: Former::default() };
    let mut wanted = Vec::new();
    let mut clauses: Vec<(Occur, Box<dyn Tantivy>)> = filters(fields, &query.filter);
    for clause in meant(&query.words) {
        let Some(asked) = builder.clause(clause)? else { continue };
        if clause.excluded {
            clauses.push((Occur::MustNot, asked.into_query()));
        } else {
            wanted.push(asked);
        }
    }
    let least = match strictness {
        Strictness::Some => wanted.len().min(1),
        Strictness::All => wanted.len(),
    };
    // One word alone stays a union of terms, of which the library skips those that cannot be among the first.
    if let (true, [Asked::Terms(terms)]) = (clauses.is_empty(), wanted.as_slice()) {
        return Ok(union(terms));
    }
    let nothing_else = clauses.iter().all(|(occur, _)| *occur == Occur::MustNot);
    match wanted.len() {
        0 if nothing_else => clauses.push((Occur::Must, Box::new(AllQuery))),
        0 => {}
        count if count == least => {
            clauses.extend(wanted.into_iter().map(|asked| (Occur::Must, asked.into_query())));
        }
        _ => {
            let any = wanted.into_iter().map(|asked| (Occur::Should, asked.into_query())).collect();
            let some = BooleanQuery::with_minimum_required_clauses(any, least);
            clauses.push((Occur::Must, Box::new(some)));
        }
    }
    Ok(Box::new(BooleanQuery::new(clauses)))
}

/// The clauses, without words that are too common, where there are others.
pub(crate) fn meant(words: &[Clause]) -> Vec<&Clause> {
    let common = |clause: &Clause| {
        !clause.phrase && !clause.excluded && is_stop_word(&text::fold(clause.text.trim()))
    };
    let others = words.iter().any(|clause| !clause.excluded && !common(clause));
    words.iter().filter(|clause| !others || !common(clause)).collect()
}

struct Builder<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    former: Former,
}

impl Builder<'_> {
    fn clause(&mut self, clause: &Clause) -> tantivy::Result<Option<Asked>> {
        let text = clause.text.as_str();
        let runs: Vec<Run> = runs(text).collect();
        match runs.as_slice() {
            [] => Ok(None),
            [run] if !run.is_compound() => self.word(&text[run.span.clone()], clause).map(Some),
            [run] => Ok(Some(self.compound(text, run, clause)?)),
            runs => Ok(Some(self.in_a_row(text, runs))),
        }
    }

    /// A plain word, in all its forms.
    fn word(&mut self, word: &str, clause: &Clause) -> tantivy::Result<Asked> {
        let forms = self.former.of(word).clone();
        let mut terms = Vec::new();
        let mut stems = vec![&forms.french, &forms.english];
        stems.dedup();
        stems.retain(|stem| !stem.is_empty() && !clause.phrase);
        // A number has no stem, and counts no less.
        let alone = if stems.is_empty() { STEM } else { 0.0 };
        self.everywhere(&mut terms, &forms.exact, EXACTLY + alone);
        for stem in stems {
            self.everywhere(&mut terms, stem, STEM);
        }
        if clause.unfinished {
            self.begun(&mut terms, &forms.exact)?;
        }
        Ok(Asked::Terms(terms))
    }

    /// A term in each field of words.
    fn everywhere(&self, terms: &mut Vec<(Term, f32)>, term: &str, weight: f32) {
        for (field, counts) in self.words() {
            terms.push((Term::from_field_text(field, term), weight * counts));
        }
    }

    fn words(&self) -> [(Field, f32); 3] {
        let Fields { title, body, beside, .. } = *self.fields;
        [(title, TITLE), (body, BODY), (beside, BESIDE)]
    }

    /// Adds words of the index that begin so. A rare one counts no more than a frequent one: that it is
    /// rare says nothing of what somebody means.
    fn begun(&self, terms: &mut Vec<(Term, f32)>, exactly: &str) -> tantivy::Result<()> {
        let all = self.searcher.num_docs();
        for (field, counts) in [(self.fields.title, TITLE), (self.fields.body, BODY)] {
            for (word, documents) in expand::beginning(self.searcher, field, exactly)? {
                if word != exactly {
                    let weight = BEGUN * counts / rarity(all, documents);
                    terms.push((Term::from_field_text(field, &word), weight));
                }
            }
        }
        Ok(())
    }

    /// What is joined by signs: as a whole, or its parts in a row.
    fn compound(&mut self, text: &str, run: &Run, clause: &Clause) -> tantivy::Result<Asked> {
        let mut terms = Vec::new();
        for whole in wholes(text, run) {
            self.everywhere(&mut terms, &whole, EXACTLY + STEM);
            if clause.unfinished {
                self.begun(&mut terms, &whole)?;
            }
        }
        // `C#` is not `C`: a sign at the end is meant.
        if run.parts.len() < 2 {
            return Ok(Asked::Terms(terms));
        }
        let mut any =
            vec![union(&terms), self.in_a_row(text, std::slice::from_ref(run)).into_query()];
        // Words joined by hyphens are words too; the parts of a number or of a name are not.
        if text[run.span.clone()]
            .chars()
            .all(|c| c.is_alphabetic() || !c.is_alphanumeric() && c != '_')
        {
            let parts = run.parts.iter().map(|part| {
                let word = self.word(&text[part.clone()], &Clause::default())?;
                Ok((Occur::Must, word.into_query()))
            });
            let parts: Vec<_> = parts.collect::<tantivy::Result<_>>()?;
            any.push(Box::new(BooleanQuery::new(parts)));
        }
        Ok(Asked::Other(Box::new(BooleanQuery::union(any))))
    }

    /// Words one after the other.
    fn in_a_row(&self, text: &str, runs: &[Run]) -> Asked {
        let parts = runs.iter().flat_map(|run| &run.parts);
        let words: Vec<String> =
            parts.map(|part| exact(&text::fold(&text[part.clone()]))).collect();
        let rows = self.words().into_iter().map(|(field, counts)| {
            let terms = words.iter().map(|word| Term::from_field_text(field, word)).collect();
            let row: Box<dyn Tantivy> = Box::new(PhraseQuery::new(terms));
            Box::new(BoostQuery::new(row, counts)) as Box<dyn Tantivy>
        });
        Asked::Other(Box::new(BooleanQuery::union(rows.collect())))
    }
}

impl Asked {
    fn into_query(self) -> Box<dyn Tantivy> {
        match self {
            Asked::Terms(terms) => union(&terms),
            Asked::Other(query) => query,
        }
    }
}

fn union(terms: &[(Term, f32)]) -> Box<dyn Tantivy> {
    let terms = terms.iter().map(|(term, weight)| {
        let term = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(term), *weight)) as Box<dyn Tantivy>
    });
    Box::new(BooleanQuery::union(terms.collect()))
}

/// What BM25 makes of a word in so many documents of all: the logarithm of how rare it is.
fn rarity(all: u64, documents: u64) -> f32 {
    let (all, documents) = (all as f32, documents as f32);
    (1.0 + (all - documents + 0.5).max(0.0) / (documents + 0.5)).ln().max(0.1)
}

/// What must hold besides the words, without a say in the order.
fn filters(fields: &Fields, filter: &Filter) -> Vec<(Occur, Box<dyn Tantivy>)> {
    let numbers = |field: Field, values: Vec<i64>| -> Vec<Term> {
        values.into_iter().map(|value| Term::from_field_i64(field, value)).collect()
    };
    let words = |field: Field, values: &[String]| -> Vec<Term> {
        values.iter().map(|value| Term::from_field_text(field, value)).collect()
    };
    let one_of = [
        words(fields.source, &filter.sources),
        words(fields.kind, &filter.kinds),
        numbers(fields.gate, filter.spaces.iter().map(|space| space.0).collect()),
        numbers(fields.author, filter.authors.iter().map(|author| author.0).collect()),
        numbers(fields.topic, filter.topics.clone()),
    ];
    let marks = words(fields.mark, &filter.marks).into_iter().map(|mark| vec![mark]);
    let groups = one_of.into_iter().chain(marks).filter(|terms| !terms.is_empty());
    let required = groups.map(|terms| {
        let terms: Vec<_> = terms.into_iter().map(|term| (term, 0.0)).collect();
        (Occur::Must, union(&terms))
    });
    required.collect()
}
