//! The courier: looks at what is due on devices, and hands it to the services that reach them.

use std::time::Duration;

use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue};
use futures_util::future::join_all;
use kernel::door::{Answer, Limits};
use kernel::error::Meaning;
use kernel::work::{Backoff, Next, Work};
use kernel::{App, PersonId, Result, Time, Tx, params};

use super::DeviceId;
use super::compose::{Outcome, Parcel, compose};
use super::devices::forget;
use super::keys::{Keys, keys};
use super::seal::seal;
use super::store::{
    DONE, DUE, INTO_BATCH, LEASE, NEVER_MIND, NEXT, POSTPONE, PUSH, STILL_DUE, TO_TELL, TOLD, WAIT,
};
use crate::kinds::Kind;
use crate::mail::{allowed_from, choices};

/// How long a service keeps what it could not deliver, and how long we try to hand it over.
const KEPT_SECONDS: i64 = 86_400;
/// Until it is tried again, the first and the last time. The first is longer than a service may take
/// to answer: what is under way is nobody else's.
const PAUSES: Backoff = Backoff::new(60, 2, 4 * 3_600);
/// How much a service may answer, and how long it may take.
const LIMITS: Limits = Limits { most: 4_096, time: Duration::from_secs(15) };
/// What waited longer than this when it came to be due is not told any more: a weekend.
const STALE_SECONDS: i64 = 4 * 86_400;
/// How often the courier looks.
const ROUND: Duration = Duration::from_secs(10);
/// People looked at together.
const PEOPLE: i64 = 200;
/// Parcels handed over at the same time.
const BATCH: i64 = 8;

/// Tells devices. Cheap to clone.
#[derive(Clone)]
pub struct Courier {
    app: App,
}

/// Something on its way to a device.
#[derive(Clone, Copy, Debug)]
struct Push {
    id: i64,
    batch: i64,
    device: DeviceId,
    created_at: Time,
    /// How often it was tried, with this time.
    tries: i64,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Taken, or not to be told any more.
    Done { taken: bool },
    /// To be tried at this hour, as if for the first time.
    Later(Time),
    /// To be tried again; not before this hour, where the service names one.
    Again(Option<Time>),
    /// The device is told no more.
    Gone,
}

impl Courier {
    /// The courier of a network.
    pub fn new(app: &App) -> Courier {
        Courier { app: app.clone() }
    }

    async fn tell(&self, keys: &Keys, push: Push) -> Result<Fate> {
        let composed = self.app.db.read(move |tx| compose(tx, push.batch, push.device)).await?;
        match composed {
            Outcome::Nothing => Ok(Fate::Done { taken: false }),
            Outcome::Later(when) => Ok(Fate::Later(when)),
            Outcome::Send(parcel) => self.hand_over(keys, &parcel, push).await,
        }
    }

    async fn hand_over(&self, keys: &Keys, parcel: &Parcel, push: Push) -> Result<Fate> {
        let now = self.app.clock().now();
        let Ok(sealed) = seal(&parcel.lock, &parcel.words) else { return Ok(Fate::Gone) };
        let allowed = keys.authorise(&parcel.endpoint, &self.app.config.public_url, now)?;
        let mut headers = HeaderMap::new();
        for (name, value) in [
            (AUTHORIZATION, allowed.as_str()),
            (CONTENT_ENCODING, "aes128gcm"),
            (CONTENT_TYPE, "application/octet-stream"),
            (HeaderName::from_static("ttl"), "86400"),
            (HeaderName::from_static("urgency"), "normal"),
        ] {
            headers.insert(name, HeaderValue::from_str(value).map_err(kernel::Error::internal)?);
        }
        let answer = self.app.door.post(&parcel.endpoint, headers, sealed, LIMITS).await;
        let is_old = now.seconds_since(push.created_at) > KEPT_SECONDS;
        let fate = match answer {
            Ok(answer) => fate(&answer, now),
            Err(error) if error.meaning() == Meaning::Forbidden => Fate::Gone,
            Err(_) => Fate::Again(None),
        };
        // The address of a device is a secret: it is not in the log.
        match fate {
            Fate::Again(_) if is_old => {
                tracing::warn!(device = %push.device, "a device could not be told");
                Ok(Fate::Done { taken: false })
            }
            fate => Ok(fate),
        }
    }
}

impl Work for Courier {
    const NAME: &'static str = "push";

    /// Makes ready what is due, and hands over what is on its way.
    async fn round(&self) -> Result<Next> {
        if self.app.db.read(mail::is_held).await? {
            return Ok(Next::After(ROUND));
        }
        let due = self.app.db.read(|tx| {
            let now = tx.now();
            tx.query(&DUE, params![now, PEOPLE], |row| row.get::<PersonId>(0))
        });
        for person in due.await? {
            self.app.db.write(move |tx| gather(tx, person)).await?;
        }
        loop {
            let claimed = self.app.db.write(claim).await?;
            if claimed.is_empty() {
                return Ok(Next::After(ROUND));
            }
            let keys = keys(&self.app).await?;
            let fates = join_all(claimed.iter().map(|push| self.tell(&keys, *push))).await;
            for (push, fate) in claimed.into_iter().zip(fates) {
                match fate {
                    Ok(fate) => self.app.db.write(move |tx| settle(tx, push, fate)).await?,
                    // It stays leased, and the others are settled.
                    Err(error) => tracing::error!(%error, device = %push.device, "not told"),
                }
            }
        }
    }
}

/// What the answer of a push service means (RFC 8030, 5 and 8.4).
fn fate(answer: &Answer, now: Time) -> Fate {
    match answer.status {
        200..=299 => Fate::Done { taken: true },
        404 | 410 => Fate::Gone,
        429 | 500.. => {
            let after = answer.headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
            let after: Option<i64> = after.and_then(|seconds| seconds.trim().parse().ok());
            Fate::Again(after.map(|seconds| now.plus_seconds(seconds.clamp(0, PAUSES.longest()))))
        }
        status => {
            tracing::warn!(status, "a push service refuses what it is given");
            Fate::Done { taken: false }
        }
    }
}

/// Makes ready all that is due to a person, or puts it off: what they asked to be told at an hour apart from what waits
/// for their hours.
fn gather(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let now = tx.now();
    tx.execute(&NEVER_MIND, params![person, now, now.plus_seconds(-STALE_SECONDS)])?;
    [true, false].into_iter().try_for_each(|asked| gather_some(tx, person, asked))
}

fn gather_some(tx: &mut Tx<'_>, person: PersonId, asked: bool) -> Result<()> {
    let (now, kinds) = (tx.now(), Kind::asked());
    let due = params![person, now, kinds, asked];
    if tx.query_opt(&STILL_DUE, due, |row| row.get::<i64>(0))?.is_none() {
        return Ok(());
    }
    let devices: Vec<DeviceId> = tx.query(&TO_TELL, params![now, person], |row| row.get(0))?;
    let to = identity::session::reachable(tx, person)?.filter(|_| !devices.is_empty());
    let Some(to) = to else {
        return tx.execute(&POSTPONE, params![person, now, kinds, asked, None::<Time>]).map(drop);
    };
    let when = allowed_from(&to, &choices::of(tx, person)?, now, asked);
    if when > now {
        return tx.execute(&POSTPONE, params![person, now, kinds, asked, when]).map(drop);
    }
    let batch: i64 = tx.new_id();
    for device in devices {
        let id: i64 = tx.new_id();
        tx.execute(&PUSH, params![id, batch, device, now])?;
    }
    tx.execute(&INTO_BATCH, params![person, now, kinds, asked, batch]).map(drop)
}

/// Takes what is next; nobody else does until it is tried again.
fn claim(tx: &mut Tx<'_>) -> Result<Vec<Push>> {
    let now = tx.now();
    let claimed = tx.query(&NEXT, params![now, BATCH], |row| {
        let (id, batch, device) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Push { id, batch, device, created_at: row.get(3)?, tries: row.get::<i64>(4)? + 1 })
    })?;
    for push in &claimed {
        tx.execute(&LEASE, params![push.id, now.plus_seconds(PAUSES.seconds(push.tries))])?;
    }
    Ok(claimed)
}

fn settle(tx: &mut Tx<'_>, push: Push, fate: Fate) -> Result<()> {
    let now = tx.now();
    match fate {
        Fate::Gone => forget(tx, push.device),
        Fate::Later(when) => tx.execute(&WAIT, params![push.id, when, push.tries - 1]).map(drop),
        Fate::Again(after) => {
            let next = now.plus_seconds(PAUSES.seconds(push.tries)).max(after.unwrap_or(now));
            tx.execute(&WAIT, params![push.id, next, push.tries]).map(drop)
        }
        Fate::Done { taken } => {
            if taken {
                tx.execute(&TOLD, params![push.device, now])?;
            }
            tx.execute(&DONE, params![push.id]).map(drop)
        }
    }
}
