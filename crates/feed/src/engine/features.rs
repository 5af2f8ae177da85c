//! What the ranking knows of posts: counts by unit, never a name and never a word of the text.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Result, Time, Tx, params};
use posts::PostId;
use ranking::UnitCount;

use super::Engine;
use super::timeline::Line;
use crate::store::{RESPONSES, UNITS, VIEWS};

/// The counts of a post.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// The unit of its author.
    pub(crate) unit: Option<i64>,
    /// Reactions to it and comments by others.
    pub(crate) responses: u32,
    /// Readers, each once, told by [`told`]. Whoever responded has read, however they came to it.
    pub(crate) views: u32,
    /// Both, by unit.
    pub(crate) by_unit: Vec<UnitCount>,
    /// When this was counted.
    counted: Time,
}

/// For how long counts are good enough: an order need not follow every reaction.
const FRESH_SECONDS: i64 = 120;

/// How many readers are told of at once.
const AT_ONCE: u32 = 10;

/// How many readers count. Responses are there for all to see; of those who only read, whole tens
/// count. The parts of a score are shown, and where few can read a post, one reader more would tell
/// who has read it.
fn told(views: u32, responses: u32) -> u32 {
    responses.saturating_add(views.saturating_sub(responses) / AT_ONCE * AT_ONCE)
}

impl Features {
    fn load(tx: &mut Tx<'_>, ids: &[i64]) -> Result<HashMap<PostId, Features>> {
        let counted = tx.now();
        let units = tx.query(&UNITS, params![ids], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut features: HashMap<PostId, Features> = units
            .into_iter()
            .map(|(post, unit)| (post, Features { unit, counted, ..Features::default() }))
            .collect();
        let counts = |row: &kernel::Row<'_>| {
            let count = u32::try_from(row.get::<i64>(2)?).unwrap_or(u32::MAX);
            Ok((row.get::<PostId>(0)?, row.get::<i64>(1)?, count))
        };
        for (post, unit, responses) in tx.query(&RESPONSES, params![ids], counts)? {
            if let Some(features) = features.get_mut(&post) {
                features.by_unit.push(UnitCount { unit, responses, views: responses });
            }
        }
        for (post, unit, views) in tx.query(&VIEWS, params![ids], counts)? {
            let Some(features) = features.get_mut(&post) else { continue };
            match features.by_unit.iter_mut().find(|count| count.unit == unit) {
                Some(count) => count.views = count.views.max(views),
                None => features.by_unit.push(UnitCount { unit, responses: 0, views }),
            }
        }
        for features in features.values_mut() {
            let sum = |of: fn(&UnitCount) -> u32| {
                features.by_unit.iter().map(of).fold(0, u32::saturating_add)
            };
            let (responses, views) = (sum(|c| c.responses), sum(|c| c.views));
            (features.responses, features.views) = (responses, told(views, responses));
            for count in &mut features.by_unit {
                count.views = told(count.views, count.responses);
            }
            // Nobody's unit is not a unit.
            features.by_unit.retain(|count| count.unit != 0);
        }
        Ok(features)
    }
}

impl Engine {
    /// The counts of these posts, in their order; those that are gone are left out.
    pub(super) async fn features(
        &self,
        lines: Vec<Line>,
        now: Time,
    ) -> Result<Vec<(Line, Arc<Features>)>> {
        let cache = &self.0.features;
        let mut found: HashMap<PostId, Arc<Features>> = HashMap::with_capacity(lines.len());
        let mut missing: Vec<i64> = Vec::new();
        for line in &lines {
            match cache.get(&line.post) {
                Some(features) if now.seconds_since(features.counted) < FRESH_SECONDS => {
                    found.insert(line.post, features);
                }
                _ => missing.push(line.post.0),
            }
        }
        if !missing.is_empty() {
            let ticket = cache.ticket();
            let loaded = self.0.db.read(move |tx| Features::load(tx, &missing)).await?;
            for (post, features) in loaded {
                found.insert(post, ticket.keep(post, features, 1));
            }
        }
        Ok(lines
            .into_iter()
            .filter_map(|line| Some((found.remove(&line.post)?, line)))
            .map(|(f, l)| (l, f))
            .collect())
    }
}
