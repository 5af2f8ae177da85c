//! Posts of a kind: what they ask for as they are published, and what people then do with them.

use demo::{Act, Company, Kind, Post};
use kernel::{Result, Time, Tx};
use posts::kinds::{self, Given};
use serde_json::{Value, json};

use super::{Made, viewer};

/// What the form of the post's kind would have sent.
pub(super) fn fields(company: &Company, post: &Post) -> Given {
    match &post.kind {
        Kind::Message | Kind::Question => Given::default(),
        Kind::Article { series } if series.is_empty() => Given::default(),
        Kind::Article { series } => given(json!({ "series": series })),
        Kind::Poll { options, several, anonymous, until } => given(json!({
            "options": options, "several": several, "anonymous": anonymous,
            "until": until.map(Time),
        })),
        Kind::Announcement { acknowledge, before } => {
            given(json!({ "acknowledge": acknowledge, "before": before.map(Time) }))
        }
        Kind::Praise { to } => {
            let to: Vec<&str> = to.iter().map(|&n| company.people[n].handle.as_str()).collect();
            given(json!({ "to": to }))
        }
    }
}

/// Makes the m-th move of the n-th post.
pub(super) fn make(
    tx: &mut Tx<'_>,
    company: &Company,
    made: &Made,
    n: usize,
    m: usize,
) -> Result<()> {
    let done = &company.posts[n].moves[m];
    let (name, said) = match &done.act {
        Act::Accept(c) => ("accept", json!({ "comment": made.comments[&(n, *c)].to_string() })),
        Act::Vote(choices) => ("vote", json!({ "choices": choices })),
        Act::Close => ("close", Value::Null),
        Act::Acknowledge => ("acknowledge", Value::Null),
        Act::End => ("end", Value::Null),
    };
    let viewer = viewer(company, made, done.person);
    let post = posts::access::readable(tx, &viewer, made.posts[&n])?;
    kinds::make(tx, &viewer, &post, name, &given(said))
}

/// Of a JSON object; nothing of anything else.
fn given(said: Value) -> Given {
    match said {
        Value::Object(fields) => Given(fields),
        _ => Given::default(),
    }
}
