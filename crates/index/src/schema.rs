//! The fields of the index. Nothing is kept in it but what finding needs: words are shown from the database.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, TantivyDocument};

use crate::Document;
use crate::analysis::{Analyzer, Language, marked};

/// The name of our analysis in an index.
const ANALYZER: &str = "words";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) object: Field,
    pub(crate) source: Field,
    pub(crate) kind: Field,
    pub(crate) gate: Field,
    pub(crate) author: Field,
    pub(crate) under: Field,
    pub(crate) at: Field,
    pub(crate) topic: Field,
    pub(crate) mark: Field,
    pub(crate) title: Field,
    pub(crate) body: Field,
    pub(crate) beside: Field,
}

/// The schema, and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(ANALYZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        object: schema.add_i64_field("object", INDEXED | FAST),
        source: schema.add_text_field("source", STRING | FAST),
        kind: schema.add_text_field("kind", STRING | FAST),
        gate: schema.add_i64_field("gate", INDEXED | FAST),
        author: schema.add_i64_field("author", INDEXED | FAST),
        under: schema.add_i64_field("under", FAST),
        at: schema.add_i64_field("at", FAST),
        topic: schema.add_i64_field("topic", INDEXED | FAST),
        mark: schema.add_text_field("mark", STRING),
        title: schema.add_text_field("title", words.clone()),
        body: schema.add_text_field("body", words.clone()),
        beside: schema.add_text_field("beside", words),
    };
    (schema.build(), fields)
}

/// Tells an index how words are analysed.
pub(crate) fn prepare(index: &Index) {
    index.tokenizers().register(ANALYZER, TextAnalyzer::from(Analyzer::default()));
}

impl Fields {
    /// A document as the index takes it.
    pub(crate) fn document(&self, source: &str, document: &Document) -> TantivyDocument {
        let mut made = TantivyDocument::default();
        made.add_i64(self.object, document.object);
        made.add_text(self.source, source);
        made.add_text(self.kind, &document.kind);
        made.add_i64(self.gate, document.gate.number());
        if let Some(author) = document.author {
            made.add_i64(self.author, author.0);
        }
        if let Some(under) = document.under {
            made.add_i64(self.under, under);
        }
        made.add_i64(self.at, document.at.0);
        document.topics.iter().for_each(|topic| made.add_i64(self.topic, *topic));
        document.marks.iter().for_each(|mark| made.add_text(self.mark, mark));
        let language = Language::of(&document.lang);
        let texts = [
            (self.title, &document.title),
            (self.body, &document.body),
            (self.beside, &document.beside),
        ];
        for (field, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            made.add_text(field, marked(language, text));
        }
        made
    }
}
