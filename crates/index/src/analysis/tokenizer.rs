//! The analysis as the index library takes it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Former, Language, analyse};

/// The analysis of a text whose first sign says its language (see [`marked`]).
#[derive(Clone, Default)]
pub(crate) struct Analyzer {
    former: Former,
    terms: String,
    tokens: Vec<(usize, usize, usize)>,
}

/// A text with its language, as [`Analyzer`] takes it: the library hands it nothing else.
pub(crate) fn marked(language: Language, text: &str) -> String {
    let mark = match language {
        Language::French => 'f',
        Language::English => 'e',
        Language::Any => '*',
    };
    let mut marked = String::with_capacity(text.len() + 1);
    marked.push(mark);
    marked.push_str(text);
    marked
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let language = match text.chars().next() {
            Some('f') => Language::French,
            Some('e') => Language::English,
            _ => Language::Any,
        };
        let Analyzer { former, terms, tokens } = self;
        terms.clear();
        tokens.clear();
        let text = text.get(1..).unwrap_or_default();
        analyse(former, text, language, |token| {
            let start = terms.len();
            terms.push_str(token.term);
            tokens.push((start, terms.len(), token.position));
        });
        Stream { terms, tokens, next: 0, token: Token::default() }
    }
}

/// The tokens of one text.
pub(crate) struct Stream<'a> {
    terms: &'a str,
    tokens: &'a [(usize, usize, usize)],
    next: usize,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((start, end, position)) = self.tokens.get(self.next) else { return false };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push_str(&self.terms[*start..*end]);
        self.token.position = *position;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
