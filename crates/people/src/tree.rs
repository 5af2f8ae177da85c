//! The units of the org chart as a tree, in memory: some hundreds, read at once.

use std::collections::{HashMap, HashSet};

use kernel::{Result, Tx};

use crate::person::{Unit, UnitId};
use crate::store::units as store;

/// Deeper units are shown as if they stood here: nobody's chart has as many levels, a broken one may.
const DEEPEST: usize = 32;

/// The units, each with those under it.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    units: HashMap<UnitId, Unit>,
    parents: HashMap<UnitId, UnitId>,
    /// By their parent, by name; those at the top under none.
    children: HashMap<Option<UnitId>, Vec<UnitId>>,
}

impl Tree {
    /// All units.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>) -> Result<Tree> {
        Ok(Tree::of(store::placed(tx)?))
    }

    /// Of units with their parents, in the order of their names. Where parents form a circle, its first
    /// unit is shown at the top.
    pub fn of(placed: Vec<(Unit, Option<UnitId>)>) -> Tree {
        let mut tree = Tree::default();
        let ids: HashSet<UnitId> = placed.iter().map(|(unit, _)| unit.id).collect();
        for (unit, parent) in &placed {
            if let Some(parent) = parent.filter(|parent| ids.contains(parent))
                && !tree.path(parent).contains(&unit.id)
            {
                tree.parents.insert(unit.id, parent);
            }
        }
        for (unit, _) in placed {
            let parent = tree.parents.get(&unit.id).copied();
            tree.children.entry(parent).or_default().push(unit.id);
            tree.units.insert(unit.id, unit);
        }
        tree
    }

    /// The unit of this number.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(&id)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// What a unit belongs to.
    pub fn parent(&self, id: UnitId) -> Option<UnitId> {
        self.parents.get(&id).copied()
    }

    /// Those directly under a unit, or at the top, by name.
    pub fn under(&self, id: Option<UnitId>) -> &[UnitId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// A unit and what it belongs to, upwards.
    pub fn path(&self, id: UnitId) -> Vec<UnitId> {
        std::iter::successors(Some(id), |id| self.parents.get(id).copied()).collect()
    }

    /// A unit and all that belong to it.
    pub fn within(&self, id: UnitId) -> Vec<UnitId> {
        let mut within = vec![id];
        let mut next = 0;
        while let Some(id) = within.get(next).copied() {
            within.extend(self.under(Some(id)));
            next += 1;
        }
        within
    }

    /// What a unit is called among all others: its name or, where several have it, with those that it belongs
    /// to, from the top.
    pub fn label(&self, id: UnitId) -> Option<String> {
        let unit = self.unit(id)?;
        if self.units.values().filter(|other| other.name == unit.name).count() == 1 {
            return Some(unit.name.clone());
        }
        let path = self.path(id).into_iter().rev();
        let names: Vec<&str> =
            path.filter_map(|id| self.unit(id)).map(|unit| unit.name.as_str()).collect();
        Some(names.join(" / "))
    }

    /// All units as choices of a form, in that order: each a step further in than what it belongs to.
    pub(crate) fn indented(&self) -> Vec<(String, String)> {
        let step = |depth| "\u{2003}".repeat(depth);
        let choice = |(depth, unit): (usize, &Unit)| {
            (unit.id.to_string(), format!("{}{}", step(depth), unit.name))
        };
        self.in_order().into_iter().map(choice).collect()
    }

    /// All units from the top, each before those under it, with how deep it stands.
    pub fn in_order(&self) -> Vec<(usize, &Unit)> {
        let mut ordered = Vec::with_capacity(self.units.len());
        let mut waiting: Vec<(usize, UnitId)> =
            self.under(None).iter().rev().map(|id| (0, *id)).collect();
        while let Some((depth, id)) = waiting.pop() {
            ordered.extend(self.unit(id).map(|unit| (depth, unit)));
            let deeper = (depth + 1).min(DEEPEST);
            waiting.extend(self.under(Some(id)).iter().rev().map(|id| (deeper, *id)));
        }
        ordered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(of: &[(i64, Option<i64>)]) -> Tree {
        let unit = |id: i64| Unit { id: UnitId(id), name: format!("u{id}") };
        Tree::of(of.iter().map(|(id, parent)| (unit(*id), parent.map(UnitId))).collect())
    }

    #[test]
    fn units_stand_under_what_they_belong_to() {
        let tree = tree(&[(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1)), (5, None)]);
        let order: Vec<(usize, i64)> = tree.in_order().iter().map(|(d, u)| (*d, u.id.0)).collect();
        assert_eq!(order, [(0, 1), (1, 2), (2, 3), (1, 4), (0, 5)]);
        assert_eq!(tree.within(UnitId(2)), [UnitId(2), UnitId(3)]);
        assert_eq!(tree.path(UnitId(3)), [UnitId(3), UnitId(2), UnitId(1)]);
    }

    #[test]
    fn a_circle_of_units_is_opened_and_none_is_lost() {
        let tree = tree(&[(1, Some(3)), (2, Some(1)), (3, Some(2)), (4, Some(4)), (5, Some(99))]);
        assert_eq!(tree.in_order().len(), 5);
    }
}
