//! Time, and the only door through which the hour and randomness come in.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

/// A moment: microseconds since 1970, UTC. `BIGINT` in the database, RFC 3339 in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Time(pub i64);

impl Time {
    /// Microseconds since 1970.
    pub fn micros(self) -> i64 {
        self.0
    }
    /// Milliseconds since 1970, rounded down.
    pub fn millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }
    /// The moment `ms` milliseconds after 1970.
    pub fn from_millis(ms: i64) -> Self {
        Time(ms.saturating_mul(1_000))
    }
    /// `seconds` later, or earlier when negative.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Time(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }
    /// Whole seconds from `earlier` to here.
    pub fn seconds_since(self, earlier: Time) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }
}

impl std::fmt::Display for Time {
    /// RFC 3339 in UTC, to the microsecond.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or_default().fmt(f)
    }
}

impl serde::Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let stamp: jiff::Timestamp = text.parse().map_err(serde::de::Error::custom)?;
        Ok(Time(stamp.as_microsecond()))
    }
}

impl utoipa::PartialSchema for Time {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::Object::builder()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(
                utoipa::openapi::KnownFormat::DateTime,
            )))
            .build()
            .into()
    }
}
impl utoipa::ToSchema for Time {}

/// How long to wait before the machine's clock, which may be set meanwhile, is read again.
const NAP: Duration = Duration::from_secs(30);

/// Where the hour comes from: the machine, or a hand that a test moves.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    hand: Option<Arc<watch::Sender<Time>>>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock { hand: None }
    }
    /// A clock that stands still until [`Clock::advance`] moves it.
    pub fn standing_at(time: Time) -> Self {
        Clock { hand: Some(Arc::new(watch::Sender::new(time))) }
    }
    /// Moves a standing clock; the machine's clock is left alone.
    pub fn advance(&self, seconds: i64) {
        if let Some(hand) = &self.hand {
            hand.send_modify(|time| *time = time.plus_seconds(seconds));
        }
    }
    /// Waits until the hour is `time`.
    pub async fn reach(&self, time: Time) {
        if let Some(hand) = &self.hand {
            drop(hand.subscribe().wait_for(|now| *now >= time).await);
            return;
        }
        loop {
            let left = u64::try_from(time.0 - self.now().0).unwrap_or_default();
            if left == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_micros(left).min(NAP)).await;
        }
    }
    /// The hour.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn now(&self) -> Time {
        match &self.hand {
            Some(hand) => *hand.borrow(),
            None => {
                let since = std::time::SystemTime::now()
                    .duration_since(std::time::UNIX_EPOCH)
                    .unwrap_or_default();
                Time(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
        }
    }
}

/// Random bytes from the operating system.
///
/// # Panics
/// When the operating system has none to give: no secret could be made safely.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// The operating system's randomness, for a library that draws from it itself.
pub fn randomness() -> ring::rand::SystemRandom {
    ring::rand::SystemRandom::new()
}
