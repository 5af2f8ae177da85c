//! What the company asks of those who sign in: a second factor from a day on, how long sessions last, providers alone.
//! Rules name everyone, the administrators or a group; of those that hold for somebody, the strictest counts in each
//! respect.

pub(crate) mod page;

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, PersonId, Result, Role, Time, Tx, Viewer};
use people::{accounts, groups};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::entering::How;
use crate::store::rules as store;
use crate::{logged, personnel, ways};

/// How many rules there may be.
const MOST: usize = 100;
/// The shortest and longest that a session may last without a visit, in minutes, and at all, in hours.
const MINUTES: std::ops::RangeInclusive<i64> = 5..=43_200;
const HOURS: std::ops::RangeInclusive<i64> = 1..=8_760;

kernel::words! {
    /// Whom a rule is for.
    #[schema(as = SignInRuleWhom)]
    Whom {
        /// Everyone, guests included.
        Everyone = "everyone",
        /// Those who run the network.
        Administrators = "administrators",
        /// The people of a group.
        Group = "group",
    } or Group
}

kernel::words! {
    /// Whether a second factor is asked for.
    #[derive(Default, PartialOrd, Ord)]
    #[schema(as = SignInRuleSecond)]
    Second {
        /// Of whoever set one up.
        #[default]
        Free = "free",
        /// Of everybody who signs in here.
        Required = "required",
        /// Of those who sign in at a provider, too.
        Always = "always",
    } or Free
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignInRule)]
pub(crate) struct Rule {
    #[serde(skip)]
    pub(crate) id: i64,
    /// Whom it is for.
    pub(crate) whom: Whom,
    /// The group, of a rule for one.
    #[serde(default)]
    pub(crate) group: Option<groups::GroupId>,
    /// Whether a second factor is asked for.
    #[serde(default)]
    pub(crate) second: Second,
    /// From when on nothing works without it.
    #[serde(default)]
    pub(crate) due_at: Time,
    /// After how many minutes without a visit a session ends; `0` for 30 days.
    #[serde(default)]
    pub(crate) idle_minutes: i64,
    /// After how many hours it ends however it is used; `0` for never.
    #[serde(default)]
    pub(crate) hours: i64,
    /// Whether people sign in by single sign-on alone.
    #[serde(default)]
    pub(crate) providers_only: bool,
    #[serde(skip)]
    pub(crate) group_name: String,
}

/// What holds for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holding {
    pub(crate) second: Second,
    /// From when on a second factor is needed, where one is.
    pub(crate) due: Option<Time>,
    /// How long a session lasts without a visit, in seconds.
    pub(crate) idle: Option<i64>,
    /// How long it lasts at all.
    pub(crate) lasts: Option<i64>,
    pub(crate) providers_only: bool,
}

impl Holding {
    fn with(self, rule: &Rule) -> Holding {
        let least = |known: Option<i64>, seconds: i64| match (known, seconds) {
            (known, 0) => known,
            (Some(known), seconds) => Some(known.min(seconds)),
            (None, seconds) => Some(seconds),
        };
        let due = (rule.second != Second::Free).then_some(rule.due_at);
        Holding {
            second: self.second.max(rule.second),
            due: self.due.into_iter().chain(due).min(),
            idle: least(self.idle, rule.idle_minutes * 60),
            lasts: least(self.lasts, rule.hours * 3_600),
            providers_only: self.providers_only || rule.providers_only,
        }
    }

    /// From when on somebody who came in so, and has no second factor, needs one.
    pub(crate) fn due_after(self, how: How) -> Option<Time> {
        match how {
            // What a tablet opens is little, and nothing is set up there.
            How::Tablet => None,
            How::Provider => self.due.filter(|_| self.second == Second::Always),
            _ => self.due,
        }
    }
}

/// What holds for a person.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Holding> {
    let rules = store::of(tx, person)?;
    Ok(rules.iter().fold(Holding::default(), Holding::with))
}

/// Refuses whoever may sign in by providers alone and came otherwise, but for the emergency account by its password, of
/// which the log says so each time.
///
/// # Errors
/// `Invalid`, saying where to sign in.
pub(crate) fn admit(tx: &mut Tx<'_>, person: PersonId, how: How, rules: &Holding) -> Result<()> {
    if how == How::Provider {
        return Ok(());
    }
    let is_emergency = how == How::Password
        && store::emergency(tx)? == Some(person)
        && accounts::person(tx, person)?.role == Role::Administrator;
    if is_emergency {
        return tx.log(Activity::new(logged::EMERGENCY_USED, person.0).by(person));
    }
    match rules.providers_only {
        true => Err(Error::invalid("sign-in-elsewhere")),
        false => Ok(()),
    }
}

/// Every rule.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Rule>> {
    viewer.administering()?;
    store::all(tx)
}

/// Adds a rule.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` for what cannot be; `Conflict` where nobody could sign in any more.
pub(crate) fn add(tx: &mut Tx<'_>, viewer: &Viewer, rule: &Rule) -> Result<()> {
    viewer.administering()?;
    check(tx, rule)?;
    if store::all(tx)?.len() >= MOST {
        return Err(Error::invalid(Message::new("rules-many").with("most", MOST)));
    }
    store::add(tx, rule)?;
    changed(tx, viewer)
}

/// Puts these in place of all before.
///
/// # Errors
/// As [`add`].
pub(crate) fn replace(tx: &mut Tx<'_>, viewer: &Viewer, rules: &[Rule]) -> Result<()> {
    viewer.administering()?;
    store::remove_all(tx)?;
    for rule in rules {
        add(tx, viewer, rule)?;
    }
    if rules.is_empty() { changed(tx, viewer) } else { Ok(()) }
}

/// Removes a rule.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<()> {
    viewer.administering()?;
    match store::remove(tx, id)? {
        true => changed(tx, viewer),
        false => Err(Error::not_found()),
    }
}

fn check(tx: &mut Tx<'_>, rule: &Rule) -> Result<()> {
    let is_there = rule.group.map(|group| groups::is_there(tx, group)).transpose()?;
    if (rule.whom == Whom::Group) != (is_there == Some(true)) {
        return Err(Error::field("whom", "rules-group-gone"));
    }
    if rule.idle_minutes != 0 && !MINUTES.contains(&rule.idle_minutes) {
        return Err(Error::field("idle_minutes", "rules-minutes"));
    }
    if rule.hours != 0 && !HOURS.contains(&rule.hours) {
        return Err(Error::field("hours", "rules-hours"));
    }
    let says = rule.second != Second::Free || rule.idle_minutes + rule.hours > 0;
    if !says && !rule.providers_only {
        return Err(Error::invalid("rules-nothing"));
    }
    if rule.providers_only && ways::offered(tx)?.is_empty() {
        return Err(Error::new(Meaning::Conflict, "rules-no-provider"));
    }
    if rule.providers_only && store::emergency(tx)?.is_none() {
        return Err(Error::new(Meaning::Conflict, "rules-no-emergency"));
    }
    Ok(())
}

people::group_needed!(groups::Needed { is_needed, message: "group-in-rules" });

fn is_needed(tx: &mut Tx<'_>, group: groups::GroupId) -> Result<bool> {
    Ok(store::all(tx)?.iter().any(|rule| rule.group == Some(group)))
}

fn changed(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    let rules = store::all(tx)?;
    let data = json!({ "rules": rules });
    tx.log(Activity::new(logged::SIGN_IN_RULES, 0).by(viewer.id).data(data))
}

/// The emergency account, by its handle.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn emergency(tx: &mut Tx<'_>) -> Result<Option<String>> {
    let person = store::emergency(tx)?;
    person.map(|person| Ok(accounts::person(tx, person)?.handle)).transpose()
}

/// Refuses what would leave a network where providers alone let people in without its emergency account.
///
/// # Errors
/// `Conflict` for that account.
pub(crate) fn not_needed(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let is_emergency = store::emergency(tx)? == Some(person);
    match is_emergency && store::all(tx)?.iter().any(|rule| rule.providers_only) {
        true => Err(Error::new(Meaning::Conflict, "emergency-needed")),
        false => Ok(()),
    }
}

/// Names the emergency account, or none.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` for who is no administrator with a password; `Conflict` where a rule
/// needs one.
pub(crate) fn set_emergency(tx: &mut Tx<'_>, viewer: &Viewer, word: &str) -> Result<()> {
    viewer.administering()?;
    let wrong = || Error::field("emergency", "emergency-wrong");
    let person = match word.trim() {
        "" => None,
        word => Some(personnel::named(tx, word)?.ok_or_else(wrong)?),
    };
    if let Some(id) = person {
        let found = accounts::person(tx, id)?;
        let is_sound = found.role == Role::Administrator && found.closed_at.is_none();
        if !is_sound || accounts::password(tx, id)?.is_none() {
            return Err(wrong());
        }
    } else if store::all(tx)?.iter().any(|rule| rule.providers_only) {
        return Err(Error::new(Meaning::Conflict, "rules-no-emergency"));
    }
    store::set_emergency(tx, person)?;
    let object = person.map_or(0, |person| person.0);
    tx.log(Activity::new(logged::EMERGENCY_NAMED, object).by(viewer.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(second: Second, due: i64, idle_minutes: i64, hours: i64) -> Rule {
        Rule {
            id: 1,
            whom: Whom::Everyone,
            group: None,
            second,
            due_at: Time(due),
            idle_minutes,
            hours,
            providers_only: false,
            group_name: String::new(),
        }
    }

    #[test]
    fn the_strictest_counts_in_each_respect() {
        let rules = [
            rule(Second::Required, 20, 0, 12),
            rule(Second::Free, 1, 30, 0),
            rule(Second::Always, 30, 60, 8),
        ];
        let all = rules.iter().fold(Holding::default(), Holding::with);
        assert_eq!((all.second, all.due), (Second::Always, Some(Time(20))));
        assert_eq!((all.idle, all.lasts), (Some(1_800), Some(8 * 3_600)));
        assert_eq!(all.due_after(How::Provider), Some(Time(20)));
        assert_eq!(all.due_after(How::Tablet), None, "nothing is set up there");
        let some = Holding::default().with(&rules[0]);
        assert_eq!(
            (some.due_after(How::Provider), some.due_after(How::Link)),
            (None, Some(Time(20)))
        );
        assert_eq!(Holding::default().with(&rules[1]).due, None);
    }
}
