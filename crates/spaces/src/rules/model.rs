//! What a rule says, and whether somebody meets it: plain data.

use std::collections::HashSet;

use people::UnitId;
use people::groups::GroupId;
use people::tree::Tree;
use serde::{Deserialize, Serialize};

use crate::Access;

kernel::words! {
    /// What a condition looks at.
    #[schema(as = RuleSubject)]
    Subject {
        /// The unit of the org chart: that one, or one that belongs to it.
        Unit = "unit",
        /// Where somebody works: the same words.
        Site = "site",
        /// What somebody does: a job with all of these words.
        Job = "job",
        /// A group of people.
        Group = "group",
    } or Unit
}

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = RuleCondition)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What it looks at.
    pub of: Subject,
    /// The identifier of the unit or group; the words of a site or job, at most 120 characters.
    pub value: String,
    /// Whether it holds for everybody else instead.
    #[serde(default)]
    pub not: bool,
}

/// Who is put into a space: whoever meets all conditions of any line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// The lines.
    pub lines: Vec<Vec<Condition>>,
}

impl Condition {
    /// The group it asks for.
    pub fn group(&self) -> Option<GroupId> {
        (self.of == Subject::Group).then(|| self.value.parse().ok()).flatten()
    }

    /// Whether it asks for what people cannot say of themselves.
    fn is_kept_by_others(&self) -> bool {
        self.of == Subject::Group && !self.not
    }
}

impl Rule {
    /// As it is stored.
    pub(super) fn parse(text: &str) -> kernel::Result<Rule> {
        Ok(Rule { lines: serde_json::from_str(text)? })
    }

    /// To be stored.
    pub(super) fn text(&self) -> kernel::Result<String> {
        Ok(serde_json::to_string(&self.lines)?)
    }

    /// All conditions.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.lines.iter().flatten()
    }

    /// The number of the first line by which people could let themselves into a space of this access, by
    /// changing what they say of themselves.
    pub(super) fn opens(&self, access: Access) -> Option<usize> {
        let safe = |line: &Vec<Condition>| line.iter().any(Condition::is_kept_by_others);
        match access {
            Access::Open => None,
            Access::Closed | Access::Secret => self.lines.iter().position(|line| !safe(line)),
        }
    }
}

/// What rules know of a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub guest: bool,
    pub unit: Option<UnitId>,
    /// Folded.
    pub site: String,
    /// Folded.
    pub job: Vec<String>,
    pub groups: Vec<GroupId>,
}

/// The words of a job, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = text::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A text of one line, folded.
pub(super) fn folded(text: &str) -> String {
    text::fold(text.trim())
}

enum Test {
    Unit(HashSet<UnitId>),
    Site(String),
    Job(Vec<String>),
    Group(GroupId),
}

impl Test {
    fn holds(&self, of: &Facts) -> bool {
        match self {
            Test::Unit(units) => of.unit.is_some_and(|unit| units.contains(&unit)),
            Test::Site(site) => of.site == *site,
            Test::Job(words) => words.iter().all(|word| of.job.contains(word)),
            Test::Group(group) => of.groups.contains(group),
        }
    }
}

/// A rule made ready for many people.
pub(super) struct Asked(Vec<Vec<(Test, bool)>>);

impl Asked {
    /// Nothing where the rule names a unit that is not there.
    pub(super) fn of(rule: &Rule, tree: &Tree) -> Option<Asked> {
        let test = |condition: &Condition| {
            let test = match condition.of {
                Subject::Unit => {
                    let unit: UnitId = condition.value.parse().ok()?;
                    tree.unit(unit)?;
                    Test::Unit(tree.within(unit).into_iter().collect())
                }
                Subject::Site => Test::Site(folded(&condition.value)),
                Subject::Job => Test::Job(words(&condition.value)),
                Subject::Group => Test::Group(condition.group()?),
            };
            Some((test, condition.not))
        };
        let line = |line: &Vec<Condition>| line.iter().map(test).collect::<Option<Vec<_>>>();
        rule.lines.iter().map(line).collect::<Option<Vec<_>>>().map(Asked)
    }

    /// The first line that somebody meets. Guests meet none.
    pub(super) fn met(&self, of: &Facts) -> Option<usize> {
        let meets =
            |line: &Vec<(Test, bool)>| line.iter().all(|(test, not)| test.holds(of) != *not);
        if of.guest { None } else { self.0.iter().position(meets) }
    }
}

#[cfg(test)]
mod tests {
    use people::Unit;

    use super::*;

    fn is(of: Subject, value: &str) -> Condition {
        Condition { of, value: value.to_owned(), not: false }
    }

    fn not(of: Subject, value: &str) -> Condition {
        Condition { not: true, ..is(of, value) }
    }

    #[test]
    fn any_line_is_enough_and_each_asks_for_all() {
        let unit = |id, name: &str| Unit { id: UnitId(id), name: name.to_owned() };
        let tree = Tree::of(vec![(unit(1, "Care"), None), (unit(2, "Nights"), Some(UnitId(1)))]);
        let rule = Rule {
            lines: vec![
                vec![is(Subject::Unit, "1"), not(Subject::Site, "Lyon")],
                vec![is(Subject::Group, "7"), is(Subject::Job, "Infirmière")],
            ],
        };
        let asked = Asked::of(&rule, &tree).expect("units that are there");
        let facts = |unit, site, job, groups: &[i64]| Facts {
            guest: false,
            unit: Option::map(unit, UnitId),
            site: folded(site),
            job: words(job),
            groups: groups.iter().copied().map(GroupId).collect(),
        };
        for (of, met) in [
            (facts(Some(1), "Paris", "", &[]), Some(0)),
            // Under it, and somewhere else.
            (facts(Some(2), "", "", &[]), Some(0)),
            (facts(Some(2), " LYON ", "", &[]), None),
            (facts(None, "Lyon", "infirmiere de nuit", &[7]), Some(1)),
            (facts(None, "Lyon", "Médecin", &[7]), None),
            (facts(None, "Lyon", "infirmiere", &[]), None),
            (Facts { guest: true, ..facts(Some(1), "Paris", "", &[]) }, None),
        ] {
            assert_eq!(asked.met(&of), met, "{of:?}");
        }
        let gone = Rule { lines: vec![vec![not(Subject::Unit, "3")]] };
        assert!(Asked::of(&gone, &tree).is_none());
    }

    #[test]
    fn a_closed_space_asks_of_each_line_for_a_group() {
        let line = |conditions: &[Condition]| Rule { lines: vec![conditions.to_vec()] };
        let by_group = is(Subject::Group, "7");
        for (rule, opens) in [
            (line(std::slice::from_ref(&by_group)), None),
            (line(&[is(Subject::Job, "Nurse"), by_group.clone()]), None),
            (line(&[is(Subject::Job, "Nurse")]), Some(0)),
            (line(&[not(Subject::Group, "7"), is(Subject::Job, "Nurse")]), Some(0)),
        ] {
            assert_eq!(rule.opens(Access::Closed), opens, "{rule:?}");
            assert_eq!(rule.opens(Access::Open), None);
        }
    }
}
