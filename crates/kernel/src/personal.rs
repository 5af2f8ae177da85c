//! What is kept of people: declared by each crate beside its tables, with
//! [`personal_data!`](crate::personal_data).
//!
//! Whoever exports what is kept of somebody, erases it, or writes the register of processing (GDPR,
//! articles 15, 17 and 30) reads these. A test compares them with the tables: a column that names a person
//! and is not declared fails it, and so does a declaration of a column that is gone.

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
    /// Nothing, for this reason.
    Nothing(&'static str),
}

/// What becomes of something when its person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// The rows are deleted.
    Delete,
    /// The rows stay, since others need them, and name nobody any more.
    Anonymise,
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
