//! A new version of a declaration leaves nothing out that objects may refer to: what it no longer names is
//! retired, where it stood, and never dropped.

use crate::check::{Problem, naming};
use crate::declaration::{ChoiceDef, Declaration, FieldDef, MoveDef, StateDef};

/// What has a name and can be retired.
trait Named: Clone {
    fn name(&self) -> &str;
    fn retire(&mut self);
}

macro_rules! named {
    ($($of:ty),+) => {$(
        impl Named for $of {
            fn name(&self) -> &str {
                &self.name
            }

            fn retire(&mut self) {
                self.retired = true;
            }
        }
    )+};
}

named!(FieldDef, ChoiceDef, StateDef, MoveDef);

/// The new version with what only the one before knew, retired; and what of it cannot be.
pub(crate) fn carried(mut new: Declaration, before: &Declaration) -> (Declaration, Vec<Problem>) {
    let mut problems = Vec::new();
    for field in &mut new.fields {
        let Some(known) = before.field(&field.name) else { continue };
        if known.r#type != field.r#type {
            let said = naming("objects-type-changed", &field.label);
            problems.push(Problem::new(format!("fields.{}", field.name), said));
        }
        keep(&mut field.choices, &known.choices);
    }
    keep(&mut new.fields, &before.fields);
    keep(&mut new.states, &before.states);
    keep(&mut new.moves, &before.moves);
    (new, problems)
}

fn keep<T: Named>(new: &mut Vec<T>, before: &[T]) {
    for (place, known) in before.iter().enumerate() {
        let at = |name: &str, of: &[T]| of.iter().position(|one| one.name() == name);
        if at(known.name(), new).is_some() {
            continue;
        }
        let mut earlier = before[..place].iter().rev();
        let after = earlier.find_map(|one| at(one.name(), new)).map_or(0, |at| at + 1);
        let mut gone = known.clone();
        gone.retire();
        new.insert(after, gone);
    }
}
