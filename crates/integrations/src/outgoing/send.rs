//! The background work that delivers: one at a time for each webhook, in order, through [`kernel::door`].

use std::time::Duration;

use kernel::door::{Limits, Url};
use kernel::error::Meaning;
use kernel::work::{Backoff, Next, Work};
use kernel::{App, Config, Result, Row, SpaceId, Time, Tx, params};
use posts::PostId;
use serde_json::{Value, json};

use super::store::{DELIVERY, DUE, FAILED, FORGET, FORGET_WAITING, LEASE, NEXT, RECEIVED, SENT};
use super::{DeliveryId, OutgoingId, REMOVED, TEST, hosts, is_offered};

/// How long a receiver may take, and how much of what it answers is read.
const LIMITS: Limits = Limits { most: 1_000, time: Duration::from_secs(10) };
/// When again after a failure.
const AGAIN: Backoff = Backoff::new(30, 4, 6 * 3_600);
/// For how long it fails, at most, in seconds: three days.
const PATIENCE: i64 = 3 * 86_400;
/// For how long nobody else takes up what one process is at, in seconds.
const LEASED: i64 = super::LEASED;
/// How often the next one is looked for, where there is no webhook at all.
const ROUND: Duration = Duration::from_secs(60);
/// The same where there is one: what is noted appends nothing to the log, so that no commit tells of it.
const SOON: Duration = Duration::from_secs(1);

/// Delivers what was noted. Cheap to clone.
#[derive(Clone)]
pub struct Sender(pub App);

/// What is to be sent.
struct Due {
    webhook: OutgoingId,
    address: String,
    secret: String,
    failures: i64,
    failing_since: Option<Time>,
    delivery: DeliveryId,
    body: Vec<u8>,
}

/// What came of it.
enum Came {
    /// It was received, with this status.
    Received(u16),
    /// The receiver wants nothing more.
    Gone,
    /// A status, or why there was none.
    Failed(String),
}

impl Work for Sender {
    const NAME: &'static str = "webhooks";

    async fn round(&self) -> Result<Next> {
        let db = &self.0.db;
        if db.read(people::settings::is_held).await? {
            return Ok(Next::After(ROUND));
        }
        let next = db.read(|tx| {
            let next = |row: &Row<'_>| Ok((row.get::<Option<Time>>(0)?, row.get::<i64>(1)?));
            let (next, listening) = tx.query_one(&NEXT, params![], next)?;
            let next = next.map_or(i64::MAX, |next| next.micros() - tx.now().micros());
            Ok((next, listening > 0))
        });
        let (next, listens) = next.await?;
        if next > 0 {
            let most = if listens { SOON } else { ROUND };
            let micros = u64::try_from(next).unwrap_or(0);
            return Ok(Next::OnCommit(Duration::from_micros(micros).min(most)));
        }
        let config = self.0.config.clone();
        let due = db.write(move |tx| claim(tx, &config)).await?;
        if let Some(due) = due {
            let came = send(&self.0, &due).await?;
            db.write(move |tx| settle(tx, &due, &came)).await?;
        }
        Ok(Next::AtOnce)
    }
}

/// Takes the next that may still be told; what may not is forgotten.
fn claim(tx: &mut Tx<'_>, config: &Config) -> Result<Option<Due>> {
    let now = tx.now();
    let found = tx.query_opt(&DUE, params![now], |row| {
        let (webhook, space) = (row.get::<OutgoingId>(0)?, row.get::<SpaceId>(1)?);
        let (address, secret) = (row.get::<String>(2)?, row.get::<String>(3)?);
        Ok((webhook, space, address, secret, row.get::<i64>(4)?, row.get::<Option<Time>>(5)?))
    })?;
    let Some((webhook, space, address, secret, failures, failing_since)) = found else {
        return Ok(None);
    };
    let hosts = hosts::listed(tx)?;
    if !hosts::allow(&hosts, &address) || !is_offered(tx, space)? {
        tx.execute(&FORGET_WAITING, params![webhook])?;
        return Ok(None);
    }
    let told = tx.query_opt(&DELIVERY, params![webhook, space], |row| {
        let kind: String = row.get(1)?;
        let (post, of) = (row.get::<Option<PostId>>(3)?, row.get::<Option<String>>(6)?);
        let is_there = of.is_some() && (kind == REMOVED || !row.get::<bool>(8)?);
        let about = match post {
            None => Some(json!({})),
            Some(_) if !is_there => None,
            Some(post) => {
                let state: String = row.get(5)?;
                let (comment, by) = (row.get::<Option<i64>>(4)?, row.get::<Option<String>>(7)?);
                Some(about(config, (post, of), comment, (by, state)))
            }
        };
        Ok((row.get::<DeliveryId>(0)?, kind, row.get::<Time>(2)?, about))
    })?;
    let Some((delivery, kind, at, about)) = told else { return Ok(None) };
    let Some(mut about) = about else {
        tx.execute(&FORGET, params![delivery])?;
        return Ok(None);
    };
    about["space"] = json!(space.to_string());
    let body = json!({ "type": kind, "timestamp": at, "data": about });
    let body = serde_json::to_vec(&body)?;
    tx.execute(&LEASE, params![webhook, now.plus_seconds(LEASED)])?;
    Ok(Some(Due { webhook, address, secret, failures, failing_since, delivery, body }))
}

/// What is said of a post or a comment: never a word of it.
fn about(
    config: &Config,
    (post, kind): (PostId, Option<String>),
    comment: Option<i64>,
    (author, state): (Option<String>, String),
) -> Value {
    let path = match comment {
        Some(comment) => format!("/comments/{comment}"),
        None => format!("/posts/{post}"),
    };
    let mut said = json!({
        "post": post.to_string(),
        "kind": kind,
        "author": author,
        "page": format!("{}{path}", config.public_url),
        "api": format!("{}/api/v1{path}", config.public_url),
    });
    if let Some(comment) = comment {
        said["comment"] = json!(comment.to_string());
    }
    if !state.is_empty() {
        said["state"] = json!(state);
    }
    said
}

async fn send(app: &App, due: &Due) -> Result<Came> {
    let Ok(url) = Url::parse(&due.address) else { return Ok(Came::Failed("refused".into())) };
    let id = format!("msg_{}", due.delivery);
    let headers = super::sign::headers(&due.secret, &id, app.clock().now(), &due.body)?;
    Ok(match app.door.post(&url, headers, due.body.clone(), LIMITS).await {
        Ok(answer) if (200..300).contains(&answer.status) => Came::Received(answer.status),
        Ok(answer) if answer.status == 410 => Came::Gone,
        Ok(answer) => Came::Failed(answer.status.to_string()),
        Err(error) if error.meaning() == Meaning::Forbidden => Came::Failed("refused".into()),
        Err(_) => Came::Failed("unreachable".into()),
    })
}

fn settle(tx: &mut Tx<'_>, due: &Due, came: &Came) -> Result<()> {
    let (id, now) = (due.webhook, tx.now());
    let (answer, next, stopped) = match came {
        Came::Received(status) => {
            tx.execute(&SENT, params![due.delivery, now])?;
            return tx.execute(&RECEIVED, params![id, status.to_string(), now]).map(drop);
        }
        Came::Gone => ("410", now, "gone"),
        Came::Failed(answer) => {
            let since = due.failing_since.unwrap_or(now);
            let given_up = now.seconds_since(since) >= PATIENCE;
            let next = now.plus_seconds(AGAIN.seconds(due.failures + 1));
            (answer.as_str(), next, if given_up { "failing" } else { "" })
        }
    };
    tx.execute(&FAILED, params![id, answer, now, next, stopped])?;
    if !stopped.is_empty() {
        tx.execute(&FORGET_WAITING, params![id])?;
    }
    Ok(())
}

/// What a test says.
pub(super) fn test() -> super::notes::Told {
    super::notes::Told { kind: TEST, post: None, comment: None, state: String::new() }
}
