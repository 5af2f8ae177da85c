//! The rules in words, for the page that explains what is kept.

use kernel::{Result, Tx, Viewer};
use posts::Kinds;
use ui::Locale;

use crate::admin::{for_months, kind_word};
use crate::rules::{self, Rules};

/// Each rule in words: those of the company, then those of spaces of which the viewer may know.
///
/// # Errors
/// Whatever the database meets.
pub fn lines(tx: &mut Tx<'_>, viewer: &Viewer, l: Locale) -> Result<Vec<String>> {
    let (all, kinds) = (Rules::load(tx)?, Kinds::of(tx));
    let spaces = rules::spaces(tx, viewer, &all)?;
    let line = |rule: &rules::Rule| {
        let said = format!("{} · {}", kind_word(l, &kinds, &rule.kind), for_months(l, rule.months));
        match rule.space {
            None => Some(said),
            Some(space) => {
                let (_, name, _) = spaces.iter().find(|(id, ..)| *id == space)?;
                Some(format!("{name} · {said}"))
            }
        }
    };
    Ok(all.iter().filter_map(line).collect())
}
