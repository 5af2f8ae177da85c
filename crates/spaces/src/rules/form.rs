//! A rule as rows of a form, in which units and groups are typed by name.

use kernel::{Error, Message, Result, Tx, Viewer};
use people::UnitId;
use people::groups::{self, GroupId};
use people::tree::Tree;

use super::because::NamedCondition;
use super::change::{CONDITIONS, LINES};
use super::model::{Condition, Rule, Subject, folded};
use super::of;
use crate::Space;

/// A condition as it is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub of: String,
    pub not: bool,
    pub value: String,
}

/// The lines of a form.
pub(super) type Lines = Vec<Vec<Row>>;

/// What a form sent: each line begins with a field `line`, each row with `of`.
pub(super) fn sent(fields: &[(String, String)]) -> Lines {
    let mut lines: Lines = Vec::new();
    for (name, value) in fields {
        match name.as_str() {
            "line" => lines.push(Vec::new()),
            "of" => {
                let row = Row { of: value.clone(), ..Row::default() };
                lines.last_mut().into_iter().for_each(|line| line.push(row.clone()));
            }
            "is" | "value" => {
                let Some(row) = lines.last_mut().and_then(|line| line.last_mut()) else { continue };
                match name.as_str() {
                    "is" => row.not = value == "not",
                    _ => row.value.clone_from(value),
                }
            }
            _ => {}
        }
    }
    lines.iter_mut().for_each(|line| line.retain(|row| !row.value.trim().is_empty()));
    lines.retain(|line| !line.is_empty());
    lines
}

/// With rows to be filled: two in each line, and a line.
pub(super) fn with_room(mut lines: Lines) -> Lines {
    if lines.len() < LINES {
        lines.push(Vec::new());
    }
    for line in &mut lines {
        let room = CONDITIONS.saturating_sub(line.len()).min(2);
        line.extend(std::iter::repeat_n(Row::default(), room));
    }
    lines
}

/// The rows of a rule.
pub(super) fn rows(tx: &mut Tx<'_>, rule: &Rule) -> Result<Lines> {
    let tree = Tree::load(tx)?;
    let mut row = |condition: &Condition| {
        let named = NamedCondition::of(tx, &tree, condition)?;
        let of = condition.of.as_str().to_owned();
        // A row without a value says nothing: what is not there any more is no reason to ask for less.
        let gone = named.name.is_empty();
        let value = if gone { condition.value.clone() } else { named.name };
        Ok(Row { of, not: condition.not, value })
    };
    rule.lines.iter().map(|line| line.iter().map(&mut row).collect()).collect()
}

/// What may be named in a rule.
pub(crate) struct Names {
    tree: Tree,
    groups: Vec<(GroupId, String)>,
    sites: Vec<String>,
}

impl Names {
    /// Those that the viewer may name in this space.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, space: &Space) -> Result<Names> {
        let mut groups = groups::nameable(tx, viewer)?;
        let kept = of(tx, space.id)?;
        for group in
            kept.iter().flat_map(|kept| kept.rule.conditions()).filter_map(Condition::group)
        {
            if groups.iter().all(|(id, _)| *id != group)
                && let Some(name) = groups::name_of(tx, group)?
            {
                groups.push((group, name));
            }
        }
        let (tree, sites) = (Tree::load(tx)?, people::directory::sites(tx)?);
        Ok(Names { tree, groups, sites })
    }

    /// To be offered while one types, with what each is.
    pub(crate) fn offered(&self) -> Vec<(String, Subject)> {
        let units = self.tree.in_order();
        let units = units.iter().filter_map(|(_, unit)| self.tree.label(unit.id)).take(500);
        let groups = self.groups.iter().map(|(_, name)| name.clone());
        let mut all: Vec<(String, Subject)> = groups.map(|name| (name, Subject::Group)).collect();
        all.extend(units.map(|name| (name, Subject::Unit)));
        all.extend(self.sites.iter().map(|site| (site.clone(), Subject::Site)));
        all
    }

    /// The unit of this name.
    ///
    /// # Errors
    /// `Invalid` on the field `lines`.
    pub(crate) fn unit(&self, typed: &str) -> Result<UnitId> {
        let wanted = folded(typed);
        let units = self.tree.in_order();
        let label = |id| self.tree.label(id).is_some_and(|label| folded(&label) == wanted);
        let mut found: Vec<UnitId> =
            units.iter().map(|(_, unit)| unit.id).filter(|id| label(*id)).collect();
        if found.is_empty() {
            let named = units.iter().filter(|(_, unit)| folded(&unit.name) == wanted);
            found = named.map(|(_, unit)| unit.id).collect();
        }
        match found[..] {
            [one] => Ok(one),
            [] => Err(unknown(typed)),
            [one, ..] => {
                let such = self.tree.label(one).unwrap_or_default();
                let message = Message::new("rule-unit-several").with("value", typed.trim());
                Err(Error::field("lines", message.with("such", such)))
            }
        }
    }

    /// The group of this name, among those that may be named.
    ///
    /// # Errors
    /// `Invalid` on the field `lines`.
    pub(crate) fn group(&self, typed: &str) -> Result<GroupId> {
        let wanted = folded(typed);
        let found = self.groups.iter().find(|(_, name)| folded(name) == wanted);
        found.map(|(id, _)| *id).ok_or_else(|| unknown(typed))
    }

    /// The rule that these rows say.
    pub(super) fn rule(&self, lines: &Lines) -> Result<Rule> {
        let condition = |row: &Row| {
            let of = Subject::parse(&row.of);
            let value = match of {
                Subject::Unit => self.unit(&row.value)?.to_string(),
                Subject::Group => self.group(&row.value)?.to_string(),
                Subject::Site | Subject::Job => row.value.trim().to_owned(),
            };
            Ok(Condition { of, value, not: row.not })
        };
        let line = |line: &Vec<Row>| line.iter().map(condition).collect::<Result<Vec<_>>>();
        Ok(Rule { lines: lines.iter().map(line).collect::<Result<_>>()? })
    }
}

fn unknown(typed: &str) -> Error {
    Error::field("lines", Message::new("rule-unknown").with("value", typed.trim()))
}
