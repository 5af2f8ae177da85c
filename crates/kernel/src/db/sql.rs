//! A SQL statement of the program: named, known to a test that prepares them all.

use std::sync::OnceLock;

use super::dialect;

/// One statement, declared with [`crate::sql!`].
pub struct Sql {
    name: &'static str,
    file: &'static str,
    text: &'static str,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
}

impl Sql {
    /// Used by [`crate::sql!`].
    #[doc(hidden)]
    pub const fn new(name: &'static str, file: &'static str, text: &'static str) -> Self {
        Sql { name, file, text, sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }

    /// The name it was declared with, and where.
    pub fn name(&self) -> (&'static str, &'static str) {
        (self.name, self.file)
    }

    pub(super) fn sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| dialect::sqlite(self.text))
    }

    pub(super) fn postgres(&self) -> &str {
        self.postgres.get_or_init(|| dialect::postgres(self.text))
    }

    /// Every statement of the binary.
    pub fn all() -> impl Iterator<Item = &'static Sql> {
        inventory::iter::<&'static Sql>.into_iter().copied()
    }
}

inventory::collect!(&'static Sql);

/// Declares statements: `sql! { /// What it answers. static FIND = "SELECT …"; }`.
#[macro_export]
macro_rules! sql {
    ($($(#[$doc:meta])* $vis:vis static $name:ident = $text:expr;)+) => {$(
        $(#[$doc])*
        $vis static $name: $crate::Sql = $crate::Sql::new(stringify!($name), file!(), $text);
        $crate::inventory::submit! { &$name }
    )+};
}
