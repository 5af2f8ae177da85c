//! What the card of an announcement shows: the button that acknowledges it, or that one did.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use askama::Template;
use kernel::{Error, PersonId, Result, Time, Tx};
use serde_json::{Value, json};

use super::{AWAITING, REMINDED};
use crate::kinds::{AnyPart, Found, Part, Show, answers};
use crate::{Post, PostId};

/// An announcement with who acknowledged it.
#[derive(Debug)]
struct Announced {
    author: PersonId,
    asks: bool,
    awaiting: bool,
    before: Option<Time>,
    reminded: Option<Time>,
    by: HashSet<PersonId>,
}

/// What of a viewer it shows.
#[derive(Debug, PartialEq)]
struct Variant {
    done: bool,
    mine: bool,
}

#[derive(Template)]
#[template(path = "announcement/card.html")]
struct CardPart<'a> {
    show: &'a Show<'a>,
    it: &'a Announced,
    id: PostId,
    acknowledge: String,
    remind: String,
    end: String,
    answers: String,
    target: String,
    done: bool,
    mine: bool,
    hosts: bool,
    count: i64,
}

pub(super) fn load(tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let mut by: HashMap<PostId, HashSet<PersonId>> = HashMap::new();
    for (post, person, _) in answers::of(tx, &ids)? {
        by.entry(post).or_default().insert(person);
    }
    let found = posts.iter().map(|post| {
        let announced = Announced {
            author: post.author,
            asks: post.fields.flag("acknowledge"),
            awaiting: post.state == AWAITING,
            before: post.fields.moment("before"),
            reminded: post.fields.moment(REMINDED),
            by: by.remove(&post.id).unwrap_or_default(),
        };
        (post.id, Arc::new(announced) as Arc<dyn AnyPart>)
    });
    Ok(found.collect())
}

impl Announced {
    fn count(&self) -> i64 {
        i64::try_from(self.by.len()).unwrap_or(i64::MAX)
    }
}

impl Part for Announced {
    type Variant = Variant;

    fn variant(&self, viewer: PersonId, _: Time) -> Variant {
        Variant { done: self.by.contains(&viewer), mine: self.author == viewer }
    }

    fn below(&self, show: &Show<'_>, variant: &Variant) -> Result<String> {
        if !self.asks {
            return Ok(String::new());
        }
        let part = CardPart {
            show,
            it: self,
            id: show.post.id,
            acknowledge: show.href_of("acknowledge"),
            remind: show.href_of("remind"),
            end: show.href_of("end"),
            answers: format!("{}/answers", show.post.href()),
            target: show.target(),
            done: variant.done,
            mine: variant.mine,
            hosts: show.hosts(),
            count: self.count(),
        };
        part.render().map_err(Error::internal)
    }

    fn json(&self, variant: &Variant) -> Value {
        json!({
            "awaiting": self.awaiting,
            "acknowledged": variant.done,
            "acknowledgements": self.count(),
        })
    }

    fn waits(&self, variant: &Variant) -> bool {
        self.awaiting && !variant.done && !variant.mine
    }

    fn weight(&self) -> usize {
        2_000 + 16 * self.by.len()
    }
}
