//! Once a day what goes soon is noticed and told; once an hour what was noticed long enough goes.

use std::collections::HashMap;
use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, Result, SpaceId, Time, Tx, params};
use people::settings;
use posts::stays;

use crate::fate::{Facts, NOTICE, facts};
use crate::logged::{RETENTION_DUE, RETENTION_GONE};
use crate::rules::Rules;
use crate::store::{DUE, FORGET, LATER, NOTICE as NOTE, TO_TELL, TOLD, WALK};

/// The setting that says when all posts were looked at.
const LOOKED: &str = "retention-looked";
const DAY: i64 = 86_400;
/// How often a space is told at most, in seconds.
const TELL: i64 = 14 * DAY;
/// Posts looked at in one transaction.
const BATCH: i64 = 500;

/// Notices what goes, and removes it when its time has come.
pub struct Keeper(pub Db);

/// All posts are looked at in the next round.
pub(crate) fn look_again(tx: &mut Tx<'_>) -> Result<()> {
    settings::set(tx, LOOKED, "0")
}

fn is_to_look(tx: &mut Tx<'_>) -> Result<(Rules, bool)> {
    let last = settings::get(tx, LOOKED)?.and_then(|at| at.parse().ok()).map_or(Time(0), Time);
    Ok((Rules::load(tx)?, last.plus_seconds(DAY) <= tx.now()))
}

impl Work for Keeper {
    const NAME: &'static str = "retention";

    async fn round(&self) -> Result<Next> {
        let db = &self.0;
        let (rules, looks) = db.read(is_to_look).await?;
        if looks && rules.removes() {
            let mut after = 0;
            while let Some(last) = {
                let rules = rules.clone();
                db.write(move |tx| notice(tx, &rules, after)).await?
            } {
                after = last;
            }
            let now = db.clock().now();
            db.write(move |tx| settings::set(tx, LOOKED, &now.0.to_string())).await?;
        }
        let mut after = 0;
        while let Some(last) = db.write(move |tx| settle(tx, after)).await? {
            after = last;
        }
        db.write(tell).await?;
        Ok(Next::After(Duration::from_secs(3_600)))
    }
}

/// Notices what goes soon, of the posts after this number; answers the last it looked at, where there are more.
fn notice(tx: &mut Tx<'_>, rules: &Rules, after: i64) -> Result<Option<i64>> {
    let now = tx.now();
    let all = tx.query(&WALK, params![after, BATCH], |row| Facts::at(row, 0))?;
    let due: Vec<&Facts> = all.iter().filter(|facts| facts.is_noticed(rules, now)).collect();
    let ids: Vec<i64> = due.iter().map(|facts| facts.post).collect();
    let kept = stays::of(tx, &ids)?;
    for facts in due.into_iter().filter(|facts| goes_or_is_held(&kept, facts.post)) {
        let Some(goes) = facts.goes(rules, now) else { continue };
        tx.execute(&NOTE, params![facts.post, facts.space, now, goes])?;
    }
    // Numbers are in the order of time: what comes after is younger than every rule.
    let young = now.plus_seconds(NOTICE - rules.shortest());
    let last = all.last().filter(|last| all.len() as i64 == BATCH && last.created_at <= young);
    Ok(last.map(|last| last.post))
}

/// What a hold keeps is shown with what goes: it waits.
fn goes_or_is_held(kept: &HashMap<i64, Vec<&'static str>>, post: i64) -> bool {
    kept.get(&post).is_none_or(|why| why.first() == Some(&stays::HOLD))
}

/// Judges again what was noticed, after this number: what is to stay is forgotten, what is due goes.
fn settle(tx: &mut Tx<'_>, after: i64) -> Result<Option<i64>> {
    let now = tx.now();
    let noticed =
        tx.query(&DUE, params![after, BATCH], |row| Ok((row.get::<i64>(0)?, row.get::<Time>(1)?)))?;
    let Some((last, _)) = noticed.last().copied() else { return Ok(None) };
    let rules = Rules::load(tx)?;
    let ids: Vec<i64> = noticed.iter().map(|(post, _)| *post).collect();
    let known: HashMap<i64, Facts> =
        facts(tx, &ids)?.into_iter().map(|facts| (facts.post, facts)).collect();
    let kept = stays::of(tx, &ids)?;
    let (mut forgotten, mut gone) = (Vec::new(), Vec::new());
    for (post, goes_at) in noticed {
        let facts = known.get(&post).filter(|facts| facts.is_noticed(&rules, now));
        let Some(facts) = facts.filter(|_| goes_or_is_held(&kept, post)) else {
            forgotten.push(post);
            continue;
        };
        let ends = facts.ends(&rules).unwrap_or(goes_at);
        if ends > goes_at {
            tx.execute(&LATER, params![post, ends])?;
        } else if goes_at <= now && !kept.contains_key(&post) {
            gone.push(post);
        }
    }
    if !gone.is_empty() {
        let count = posts::trash::expire(tx, &gone)?;
        forgotten.extend(gone);
        let said = serde_json::json!({ "posts": count });
        tx.log(Activity::new(RETENTION_GONE, 0).data(said))?;
    }
    tx.execute(&FORGET, params![forgotten])?;
    Ok(Some(last))
}

/// Tells those who manage the spaces of what was noticed, each space once in two weeks.
fn tell(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    let spaces = tx.query(&TO_TELL, params![now.plus_seconds(-TELL)], |row| {
        Ok((row.get::<SpaceId>(0)?, row.get::<i64>(1)?, row.get::<Time>(2)?))
    })?;
    for (space, posts, first) in spaces {
        tx.execute(&TOLD, params![space, now])?;
        let said = serde_json::json!({ "posts": posts, "first": first });
        tx.log(Activity::new(RETENTION_DUE, space.0).within(space).data(said))?;
    }
    Ok(())
}
