//! Kinds that crates declare in code and that have the same lists as the company's own: each says by a declaration
//! what lists show, filter and sort of it.

use std::sync::LazyLock;

use kernel::{PersonId, Result, Tx, params};
use posts::Post;
use posts::kinds::{Fields, Moving};

use crate::act;
use crate::declaration::Declaration;
use crate::kind::kind_name;
use crate::store::{FORGET_VALUES, VALUE, VALUES_OF};
use crate::values::{self, DEADLINE};

#[doc(hidden)]
pub use kernel::inventory;

/// A kind of post that a crate declares, whose lists are made by this declaration. Its name is that of the kind.
pub struct BuiltIn(pub fn() -> &'static Declaration);

kernel::inventory::collect!(BuiltIn);

/// Gives a kind of post lists: `objects::built_in!(declaration);`, a function that answers the declaration.
#[macro_export]
macro_rules! built_in {
    ($declaration:expr) => {
        $crate::built_in::inventory::submit! { $crate::built_in::BuiltIn($declaration) }
    };
}

static ALL: LazyLock<Vec<&'static Declaration>> = LazyLock::new(|| {
    let mut all: Vec<_> =
        kernel::inventory::iter::<BuiltIn>.into_iter().map(|one| (one.0)()).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    // The tests of a crate hold it twice.
    all.dedup_by(|a, b| a.name == b.name);
    all
});

/// Every one of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Declaration> {
    ALL.iter().copied()
}

/// The one of this name.
pub(crate) fn named(name: &str) -> Option<&'static Declaration> {
    all().find(|it| it.name == name)
}

/// The kind whose lists are made by the declaration of this name.
pub(crate) fn kind_of(name: &str) -> String {
    if named(name).is_some() { name.to_owned() } else { kind_name(name) }
}

/// What lists say of a post.
pub struct Listed<'a> {
    /// Its fields as the declaration says them.
    pub fields: &'a Fields,
    /// When it is late, where it is done by then.
    pub late: Option<kernel::Time>,
}

/// Keeps what lists say of a post, after it was published, edited or moved by this person; whom it names now and did
/// not before is told by the inbox. Answers who that is.
///
/// # Errors
/// Whatever the database meets.
pub fn keep(
    tx: &mut Tx<'_>,
    by: PersonId,
    it: &Declaration,
    post: &Post,
    listed: &Listed<'_>,
) -> Result<Vec<PersonId>> {
    let before: Vec<(String, i64)> =
        tx.query(&VALUES_OF, params![post.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    tx.execute(&FORGET_VALUES, params![post.id])?;
    let whole = values::whole(it, &post.state, listed.fields).into_iter();
    // Nobody is told of it by its deadline: that is for the crate of the kind to say.
    let late = listed.late.map(|late| (DEADLINE, vec![(late.micros(), "said".to_owned())]));
    for (field, all) in whole.chain(late) {
        for (at, (amount, words)) in all.into_iter().enumerate() {
            let at = values::place(at);
            tx.execute(&VALUE, params![post.id, field, at, it.name, amount, words])?;
        }
    }
    let known = |field: &str, person: PersonId| {
        before.iter().any(|(name, amount)| name == field && *amount == person.0)
    };
    let mut named: Vec<PersonId> = Vec::new();
    for field in it.active_fields().filter(|field| field.r#type.names_people()) {
        let people = listed.fields.people(&field.name).into_iter();
        named.extend(people.filter(|person| !known(&field.name, *person)));
    }
    named.sort_unstable();
    named.dedup();
    values::tell(tx, by, post.id, named.clone())?;
    Ok(named)
}

/// Notes that a post is moved to another state, for its trail and for figures.
///
/// # Errors
/// Whatever the database meets.
pub fn moved(tx: &mut Tx<'_>, moving: &Moving<'_>, to: &str) -> Result<()> {
    act::note(tx, moving, to)
}
