//! What must hold of rows beyond what the schema can say: declared by each crate beside its statements,
//! looked at by `parvis check`.

use super::Sql;
use super::tx::Tx;
use crate::Result;

/// Something that must hold.
pub struct Invariant {
    /// What holds, in words of the documentation for administrators.
    pub what: &'static str,
    /// Answers a text for each row of which it does not hold.
    pub violated: &'static Sql,
}

inventory::collect!(Invariant);

/// Declares what must hold: `invariants! { "each row has its count" => UNCOUNTED }`, where `UNCOUNTED` is
/// a statement that answers a text for each row of which it does not hold.
#[macro_export]
macro_rules! invariants {
    ($($what:literal => $sql:ident),+ $(,)?) => {$(
        $crate::inventory::submit! {
            $crate::db::invariants::Invariant { what: $what, violated: &$sql }
        }
    )+};
}

/// A line for each row of which something does not hold.
///
/// # Errors
/// Whatever the database meets.
pub fn violated(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for invariant in inventory::iter::<Invariant> {
        let rows = tx.query(invariant.violated, crate::params![], |row| row.get::<String>(0))?;
        lines.extend(rows.into_iter().map(|row| format!("not so: {}: {row}", invariant.what)));
    }
    Ok(lines)
}
