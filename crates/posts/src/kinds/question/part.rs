//! What the card of a question shows: whether it is answered, and the answer.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx, params};
use people::PersonCard;
use serde_json::{Value, json};

use super::Question;
use super::store::ACCEPTED;
use crate::kinds::{AnyPart, Found, Part, PostKind, Show, badge};
use crate::{CommentId, Post};

/// The accepted answer, where there is one, and whether the question is closed onto another. Onto which is not in it:
/// some who read this one may not read that.
#[derive(Debug)]
struct Asked(Option<Answer>, bool);

#[derive(Debug)]
struct Answer {
    comment: CommentId,
    author: PersonCard,
    excerpt: String,
}

#[derive(Template)]
#[template(path = "question/card.html")]
struct CardPart<'a> {
    l: ui::Locale,
    answer: Option<(ui::view::Person, &'a Answer)>,
    closed: bool,
    /// Whether it is on the page of the question, which says itself where it leads.
    whole: bool,
    href: String,
    csrf: ui::SafeHtml,
    /// Where whoever may opens it again.
    reopen: Option<String>,
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let accepted: Vec<CommentId> =
        posts.iter().filter_map(|post| Question.accepted(&post.fields)).collect();
    let numbers: Vec<i64> = accepted.iter().map(|comment| comment.0).collect();
    let rows = match numbers.is_empty() {
        true => Vec::new(),
        false => tx.query(&ACCEPTED, params![numbers], |row| {
            Ok((row.get::<CommentId>(0)?, row.get::<PersonId>(1)?, row.get::<String>(2)?))
        })?,
    };
    let authors: Vec<PersonId> = rows.iter().map(|(_, author, _)| *author).collect();
    let cards = people::cards(tx, &authors)?;
    let mut answers: HashMap<CommentId, Answer> = HashMap::new();
    for (comment, author, body) in rows {
        if let Some(author) = cards.get(&author).cloned() {
            let excerpt = text::parse(&body).excerpt(280);
            answers.insert(comment, Answer { comment, author, excerpt });
        }
    }
    let found = posts.iter().map(|post| {
        let answer = Question.accepted(&post.fields).and_then(|id| answers.remove(&id));
        (post.id, Arc::new(Asked(answer, Question.is_closed(&post.state))) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Part for Asked {
    type Variant = ();

    fn variant(&self, _: PersonId, _: Time) {}

    fn head(&self, show: &Show<'_>, (): &()) -> Result<String> {
        let key = match self {
            Asked(_, true) => "kind-question-closed",
            Asked(Some(_), _) => "kind-question-answered",
            _ => "",
        };
        badge(show.l(), &show.post.kind, key)
    }

    fn below(&self, show: &Show<'_>, (): &()) -> Result<String> {
        let answer = self.0.as_ref().map(|answer| (crate::view::person(&answer.author), answer));
        let reopen = (self.1 && show.hosts()).then(|| show.href_of("unclose"));
        if answer.is_none() && !self.1 {
            return Ok(String::new());
        }
        let (href, csrf) = (show.post.href(), show.csrf_field());
        let part =
            CardPart { l: show.l(), answer, closed: self.1, whole: show.whole, href, csrf, reopen };
        part.render().map_err(Error::internal)
    }

    fn json(&self, (): &()) -> Value {
        json!({ "accepted": self.0.as_ref().map(|answer| answer.comment), "closed": self.1 })
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.0.as_ref().is_some_and(|answer| answer.author.id == person)
    }

    fn weight(&self) -> usize {
        self.0.as_ref().map_or(0, |answer| 600 + answer.excerpt.len())
    }
}
