//! What is kept of people: declared by each crate beside its tables, with
//! [`personal_data!`](crate::personal_data).
//!
//! Whoever exports what is kept of somebody, erases it, or writes the register of processing (GDPR,
//! articles 15, 17 and 30) reads these. A test compares them with the tables: a column that names a person
//! and is not declared fails it, and so does a declaration of a column that is gone.

use crate::{Lang, PersonId, Result, Tx};

/// What a column that names a person says of them, and what becomes of it.
#[derive(Clone, Copy, Debug)]
pub struct PersonalData {
    /// The table.
    pub table: &'static str,
    /// The column that names the person.
    pub column: &'static str,
    /// What its rows say of the person.
    pub what: &'static str,
    /// What it is kept for.
    pub why: &'static str,
    /// How long.
    pub kept: Kept,
    /// What of it the person is given who asks for all that is kept of them.
    pub export: Export,
    /// What becomes of it when the person is erased.
    pub erasure: Erasure,
}

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// As long as the account is there.
    WithAccount,
    /// As long as what it is about: the post, the comment, the space.
    WithObject,
    /// Until the person takes it back.
    UntilWithdrawn,
    /// For so many days.
    Days(u16),
    /// Until it is done: sent, used, passed.
    UntilDone,
}

/// What of something its person is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The whole of its rows.
    Whole,
    /// Its rows without these columns: what gives a way into the account, or only repeats another.
    Without(&'static [&'static str]),
    /// Nothing, for this reason.
    Nothing(&'static str),
}

/// What becomes of something when its person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// The rows are deleted.
    Delete,
    /// The rows stay, since others need them, and name nobody any more: somebody who stands for all who left.
    Anonymise,
    /// The same, and the words in these columns are emptied.
    Blank(&'static [&'static str]),
    /// The rows are of others, and name nobody there.
    Empty,
}

impl PersonalData {
    /// All that is declared in the binary, in the order of the tables.
    pub fn all() -> Vec<&'static PersonalData> {
        let mut all: Vec<&PersonalData> = inventory::iter::<PersonalData>.into_iter().collect();
        all.sort_by_key(|data| (data.table, data.column));
        all
    }
}

inventory::collect!(PersonalData);

/// Somebody who is being erased.
#[derive(Clone, Debug)]
pub struct Erased {
    /// Who.
    pub person: PersonId,
    /// Their name in mentions, which nobody is given again.
    pub handle: String,
    /// The language of their pages.
    pub lang: Lang,
    /// Their address.
    pub email: Option<String>,
    /// Who stands in their place: one account for all who left.
    pub nobody: PersonId,
    /// The name of that account in mentions.
    pub nobody_handle: String,
    /// What becomes of their posts and comments.
    pub words: Words,
    /// What becomes of what they wrote in conversations.
    pub conversations: Words,
}

impl Erased {
    /// The pattern of texts that may name them, for `LIKE $1 ESCAPE '!'`.
    pub fn naming(&self) -> String {
        format!("%@{}%", self.handle.replace('!', "!!").replace('_', "!_"))
    }

    /// A text that names them, naming nobody in their place: their handle after an `@`, as a whole word.
    pub fn unnamed(&self, text: &str) -> String {
        let name = format!("@{}", self.handle);
        let lower = text.to_ascii_lowercase();
        let mut unnamed = String::with_capacity(text.len());
        let mut rest = 0;
        while let Some(found) = lower[rest..].find(&name).map(|at| rest + at) {
            let after = found + name.len();
            unnamed.push_str(&text[rest..found]);
            match goes_on(&lower[after..]) {
                true => unnamed.push_str(&text[found..after]),
                false => {
                    unnamed.push('@');
                    unnamed.push_str(&self.nobody_handle);
                }
            }
            rest = after;
        }
        unnamed.push_str(&text[rest..]);
        unnamed
    }
}

/// Whether a handle goes on in what follows: a dot or a dash ends one, unless more of it comes.
fn goes_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some('.' | '-') => chars.next().is_some_and(|next| next.is_ascii_alphanumeric()),
        Some(next) => next.is_ascii_alphanumeric() || next == '_',
        None => false,
    }
}

/// What becomes of the words of somebody who is erased.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[schema(as = LeaversWords)]
#[serde(rename_all = "lowercase")]
pub enum Words {
    /// They stay, and name nobody.
    #[default]
    Keep,
    /// They are removed.
    Remove,
}

/// What a crate does when somebody is erased, beyond what it declares of columns: words that quote them, rows that
/// know them by something else than their number. Declared with [`erasure_steps!`](crate::erasure_steps).
pub struct ErasureStep {
    /// Lower numbers first.
    pub place: u16,
    /// Does some of it, in a transaction of its own; answers whether nothing is left.
    pub run: fn(&mut Tx<'_>, &Erased) -> Result<bool>,
}

impl ErasureStep {
    /// All that are declared in the binary, in their order.
    pub fn all() -> Vec<&'static ErasureStep> {
        let mut all: Vec<&ErasureStep> = inventory::iter::<ErasureStep>.into_iter().collect();
        all.sort_by_key(|step| step.place);
        all
    }
}

inventory::collect!(ErasureStep);

/// Declares [`ErasureStep`](crate::personal::ErasureStep)s: `erasure_steps! { 10 => wall, 20 => mentions }`.
#[macro_export]
macro_rules! erasure_steps {
    ($($place:literal => $run:path),+ $(,)?) => {$(
        $crate::inventory::submit! {
            $crate::personal::ErasureStep { place: $place, run: $run }
        }
    )+};
}

/// What a crate does when somebody is erased in tables that are looked through as a whole: a slice at a time, so that nobody
/// waits for it. Declared with [`erasure_scans!`](crate::erasure_scans).
pub struct ErasureScan {
    /// Looks through the rows after this key, in their order, in a transaction of its own; answers the last it looked at,
    /// or nothing where there was none.
    pub run: fn(&mut Tx<'_>, &Erased, i64) -> Result<Option<i64>>,
}

inventory::collect!(ErasureScan);

/// Declares [`ErasureScan`](crate::personal::ErasureScan)s: `erasure_scans! { titles, revisions }`.
#[macro_export]
macro_rules! erasure_scans {
    ($($run:path),+ $(,)?) => {$(
        $crate::inventory::submit! { $crate::personal::ErasureScan { run: $run } }
    )+};
}

/// Declares what columns that name a person are kept for, see [`PersonalData`](crate::personal::PersonalData):
///
/// `personal_data! { follows.person_id { what: "…", why: "…", kept: UntilWithdrawn, export: Whole,
/// erasure: Delete } }`
#[macro_export]
macro_rules! personal_data {
    ($($table:ident.$column:ident {
        what: $what:literal, why: $why:literal, kept: $kept:expr, export: $export:expr, erasure: $erasure:expr $(,)?
    })+) => {$(
        $crate::inventory::submit! {{
            #[allow(unused_imports)]
            use $crate::personal::{Erasure::*, Export::*, Kept::*};
            $crate::personal::PersonalData {
                table: stringify!($table),
                column: stringify!($column),
                what: $what,
                why: $why,
                kept: $kept,
                export: $export,
                erasure: $erasure,
            }
        }}
    )+};
}

#[cfg(test)]
mod tests {
    use super::Erased;
    use crate::{Lang, PersonId};

    #[test]
    fn a_handle_is_replaced_as_a_whole_word() {
        let erased = Erased {
            person: PersonId(1),
            handle: "zoe".into(),
            lang: Lang::En,
            email: None,
            nobody: PersonId(2),
            nobody_handle: "deleted-account".into(),
            words: Default::default(),
            conversations: Default::default(),
        };
        let pairs = [
            (
                "@zoe, @Zoe. (@zoe) @zoe-",
                "@deleted-account, @deleted-account. (@deleted-account) @deleted-account-",
            ),
            (
                "@zoey @zoe.m @zoe_ @zoe-b zoe é@zoe",
                "@zoey @zoe.m @zoe_ @zoe-b zoe é@deleted-account",
            ),
            ("İ @zoe", "İ @deleted-account"),
            ("", ""),
        ];
        for (text, expected) in pairs {
            assert_eq!(erased.unnamed(text), expected);
        }
    }
}
