//! The rules: how long posts stay, by kind, for the company and for single spaces.

use kernel::{Activity, Error, Message, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use posts::Kinds;
use serde::{Deserialize, Serialize};
use spaces::Kind;

use crate::logged::RETENTION_CHANGED;
use crate::store::{ALL, REMOVE, SET, SPACE, SPACES};

/// Most months, which is twenty years.
pub const MOST_MONTHS: i64 = 240;
/// The mean length of a month, in seconds.
pub(crate) const MONTH: i64 = 2_629_746;
/// Messages of conversations, as if they were a kind.
pub(crate) const CONVERSATION: &str = "conversation";
/// Kinds that have a life of their own: they go by a rule that names them, and by no other.
const NAMED_ALONE: [&str; 3] = ["page", "task", "event"];
/// How the company's own kinds are called.
const OURS: &str = "our-";

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The space it is of; of all that have none where there is none.
    pub space: Option<SpaceId>,
    /// The kind of post; all that need not be named where it is empty.
    pub kind: String,
    /// After how many months without a change or an answer; they stay, where it is 0.
    pub months: i64,
    /// Who set it.
    pub set_by: PersonId,
    /// When.
    pub set_at: Time,
}

/// A rule, as programs send it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = RetentionRule)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    /// The address of the space it is of, or its name; of the whole company where there is none.
    #[serde(default)]
    pub(crate) space: Option<String>,
    /// The kind of post, or `conversation`; where there is none, all kinds but pages, tasks, events and those that the
    /// company declares.
    #[serde(default)]
    pub(crate) kind: Option<String>,
    /// After how many months without a change or an answer; 0: they stay; none: there is no such rule.
    #[serde(default)]
    pub(crate) months: Option<i64>,
}

/// All rules.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<Rule>);

impl Rules {
    /// All of them, as of this transaction.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>) -> Result<Rules> {
        let rules = tx.query(&ALL, params![], |row| {
            let space: i64 = row.get(0)?;
            Ok(Rule {
                space: (space != 0).then_some(SpaceId(space)),
                kind: row.get(1)?,
                months: row.get(2)?,
                set_by: row.get(3)?,
                set_at: row.get(4)?,
            })
        });
        rules.map(Rules)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.0.iter()
    }

    /// Whether there is one by which something goes.
    pub(crate) fn removes(&self) -> bool {
        self.0.iter().any(|rule| rule.months > 0)
    }

    /// The shortest of those by which something goes, in seconds.
    pub(crate) fn shortest(&self) -> i64 {
        let months = self.0.iter().map(|rule| rule.months).filter(|months| *months > 0);
        months.min().unwrap_or(MOST_MONTHS) * MONTH
    }

    /// After how many seconds without a change or an answer a post of this kind goes: the rule that says most of it holds.
    pub(crate) fn seconds(&self, space: SpaceId, of: Kind, kind: &str) -> Option<i64> {
        let all = !is_named_alone(kind);
        let find = |space: Option<SpaceId>, kind: &str| {
            self.0.iter().find(|rule| rule.space == space && rule.kind == kind)
        };
        let rule = match of {
            Kind::Notebook => None,
            Kind::Conversation => find(None, CONVERSATION),
            _ => find(Some(space), kind)
                .or_else(|| find(Some(space), "").filter(|_| all))
                .or_else(|| find(None, kind))
                .or_else(|| find(None, "").filter(|_| all)),
        };
        rule.map(|rule| rule.months).filter(|months| *months > 0).map(|months| months * MONTH)
    }

    /// Those that hold in this space: its own, and those of the company that none of its own replaces.
    pub(crate) fn of(&self, space: SpaceId, of: Kind) -> Vec<&Rule> {
        let own =
            |kind: &str| self.0.iter().any(|rule| rule.space == Some(space) && rule.kind == kind);
        let is_replaced = |kind: &str| own(kind) || (own("") && !is_named_alone(kind));
        let is_of = |rule: &&Rule| match of {
            Kind::Notebook => false,
            Kind::Conversation => rule.kind == CONVERSATION,
            _ if rule.kind == CONVERSATION => false,
            _ => match rule.space {
                Some(one) => one == space,
                None => !is_replaced(&rule.kind),
            },
        };
        self.0.iter().filter(is_of).collect()
    }

    /// The same with this rule in place of the one of the same space and kind.
    pub(crate) fn with(&self, rule: Rule, removed: bool) -> Rules {
        let mut rules = self.0.clone();
        rules.retain(|one| one.space != rule.space || one.kind != rule.kind);
        if !removed {
            rules.push(rule);
        }
        Rules(rules)
    }
}

/// Whether a kind goes by a rule that names it alone.
pub(crate) fn is_named_alone(kind: &str) -> bool {
    NAMED_ALONE.contains(&kind) || kind.starts_with(OURS)
}

/// What a program or a form asks for, as the rule it would be.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, naming the field.
pub(crate) fn meant(tx: &mut Tx<'_>, viewer: &Viewer, sent: &Sent) -> Result<Rule> {
    viewer.administering()?;
    let kind = sent.kind.clone().unwrap_or_default();
    let known = kind.is_empty() || kind == CONVERSATION || Kinds::of(tx).named(&kind).is_some();
    if !known {
        return Err(Error::field("kind", "error-invalid"));
    }
    let months = sent.months.unwrap_or_default();
    if !(0..=MOST_MONTHS).contains(&months) {
        let message = Message::new("retention-months-wrong").with("most", MOST_MONTHS);
        return Err(Error::field("months", message));
    }
    let space = match sent.space.as_deref().map(str::trim).filter(|slug| !slug.is_empty()) {
        None => None,
        // Of a secret one nobody outside knows: what holds for the company holds there.
        Some(slug) => {
            let (open, slug) = (viewer.sees_open(), slug.trim_start_matches('~'));
            let folded = text::fold(slug);
            let values = params![viewer.id, open, slug, folded];
            let found = tx.query_opt(&SPACE, values, |row| row.get::<SpaceId>(0))?;
            Some(found.ok_or_else(|| Error::field("space", "retention-no-space"))?)
        }
    };
    if kind == CONVERSATION && space.is_some() {
        return Err(Error::field("kind", "retention-conversations-all"));
    }
    Ok(Rule { space, kind, months, set_by: viewer.id, set_at: tx.now() })
}

/// Sets a rule, or removes it.
///
/// # Errors
/// Those of [`meant`].
pub(crate) fn set(tx: &mut Tx<'_>, viewer: &Viewer, sent: &Sent) -> Result<()> {
    let rule = meant(tx, viewer, sent)?;
    let space = rule.space.map_or(0, |space| space.0);
    let before = Rules::load(tx)?;
    let same = before.iter().find(|one| one.space == rule.space && one.kind == rule.kind);
    if same.map(|one| one.months) == sent.months {
        return Ok(());
    }
    match sent.months {
        None => tx.execute(&REMOVE, params![space, rule.kind])?,
        Some(_) => {
            tx.execute(&SET, params![space, rule.kind, rule.months, rule.set_by, rule.set_at])?
        }
    };
    crate::keeper::look_again(tx)?;
    let said = serde_json::json!({
        "kind": rule.kind, "months": sent.months, "before": same.map(|one| one.months),
    });
    let activity = Activity::new(RETENTION_CHANGED, space).by(viewer.id).data(said);
    match rule.space {
        Some(space) => tx.log(activity.within(space)),
        None => tx.log(activity),
    }
}

/// Sets a rule, whoever the viewer is to a space: for the demo.
///
/// # Errors
/// Those of the rule.
pub fn establish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: Option<&str>,
    kind: &str,
    months: i64,
) -> Result<()> {
    let kind = Some(kind.to_owned()).filter(|kind| !kind.is_empty());
    let sent = Sent { space: space.map(str::to_owned), kind, months: Some(months) };
    set(tx, viewer, &sent)
}

/// What a rule is about, for people: names and addresses of the spaces of which the viewer may know.
pub(crate) fn spaces(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    rules: &Rules,
) -> Result<Vec<(SpaceId, String, String)>> {
    let ids: Vec<i64> = rules.iter().filter_map(|rule| rule.space).map(|space| space.0).collect();
    tx.query(&SPACES, params![viewer.id, viewer.sees_open(), ids], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

#[cfg(test)]
mod tests {
    use kernel::{PersonId, SpaceId, Time};
    use spaces::Kind;

    use super::{CONVERSATION, MONTH, Rule, Rules};

    fn rule(space: i64, kind: &str, months: i64) -> Rule {
        let space = (space != 0).then_some(SpaceId(space));
        Rule { space, kind: kind.into(), months, set_by: PersonId(1), set_at: Time(0) }
    }

    #[test]
    fn the_rule_that_says_most_holds() {
        let rules = Rules(vec![
            rule(0, "", 24),
            rule(0, "poll", 12),
            rule(0, CONVERSATION, 6),
            rule(7, "", 3),
            rule(8, "", 0),
            rule(8, "page", 60),
        ]);
        let months = |space, of, kind| rules.seconds(SpaceId(space), of, kind).map(|s| s / MONTH);
        assert_eq!(months(5, Kind::Project, "message"), Some(24));
        assert_eq!(months(5, Kind::Project, "poll"), Some(12));
        assert_eq!(months(5, Kind::Personal, "message"), Some(24));
        assert_eq!(months(7, Kind::Project, "poll"), Some(3));
        assert_eq!(months(8, Kind::Project, "message"), None);
        // What has a life of its own is named, or stays.
        for kind in ["page", "task", "event", "our-incident"] {
            assert_eq!(months(7, Kind::Project, kind), None, "{kind}");
        }
        assert_eq!(months(8, Kind::Project, "page"), Some(60));
        // What holds in a space is what is shown there.
        let shown = |space, of| {
            let shown = rules.of(SpaceId(space), of).into_iter();
            shown.map(|rule| (rule.kind.clone(), rule.months)).collect::<Vec<_>>()
        };
        let said = |all: &[(&str, i64)]| {
            all.iter().map(|(kind, months)| ((*kind).to_owned(), *months)).collect::<Vec<_>>()
        };
        assert_eq!(shown(5, Kind::Project), said(&[("", 24), ("poll", 12)]));
        assert_eq!(shown(7, Kind::Project), said(&[("", 3)]));
        assert_eq!(shown(9, Kind::Conversation), said(&[(CONVERSATION, 6)]));
        assert_eq!(months(9, Kind::Conversation, "message"), Some(6));
        assert_eq!(months(9, Kind::Notebook, "message"), None);
    }
}
