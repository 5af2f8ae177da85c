//! The proof that a viewer sees a space.

use kernel::{Result, Row, SpaceId, Sql, Tx, Value, Viewer};

use crate::{Standing, store};

/// The proof that a viewer sees this space, with what they are in it. Made by this crate alone: from
/// memory ([`crate::ViewerSpaces`]) or by the rows of a [`Granting`] statement.
#[derive(Clone, Copy, Debug)]
pub struct SpaceGrant {
    space: SpaceId,
    standing: Standing,
}

impl SpaceGrant {
    pub(crate) fn new(space: SpaceId, standing: Standing) -> SpaceGrant {
        SpaceGrant { space, standing }
    }

    /// The space it is about.
    pub fn space(self) -> SpaceId {
        self.space
    }

    /// What the viewer is in the space.
    pub fn standing(self) -> Standing {
        self.standing
    }
}

/// A statement of which each row proves that the viewer sees the space it is of. Declared by
/// [`granting!`](crate::granting), which writes the question into it.
pub struct Granting(&'static Sql);

impl Granting {
    #[doc(hidden)]
    pub const fn declared(sql: &'static Sql) -> Granting {
        Granting(sql)
    }

    /// The rows for this viewer, each with its proof. `params` are `$3` and what follows; the columns
    /// asked for begin at 0.
    ///
    /// # Errors
    /// Whatever the database or `make` meets.
    pub fn query<T>(
        &self,
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        params: &[Value<'_>],
        mut make: impl FnMut(SpaceGrant, &Granted<'_, '_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let open = viewer.sees_open();
        let mut all = kernel::params![viewer.id, open].to_vec();
        all.extend_from_slice(params);
        tx.query(self.0, &all, |row| {
            let standing = store::standing(row.get::<Option<String>>(1)?.as_deref());
            make(SpaceGrant::new(row.get(0)?, standing), &Granted(row))
        })
    }
}

/// A row of a [`Granting`] statement.
pub struct Granted<'a, 'r>(&'a Row<'r>);

impl Granted<'_, '_> {
    /// The column of this number among those asked for.
    ///
    /// # Errors
    /// `Internal` for another type.
    pub fn get<T: kernel::db::FromColumn>(&self, column: usize) -> Result<T> {
        self.0.get(column + 2)
    }
}

/// Declares a statement that proves what it finds: each row is of a post `p`, in a space `s`, that the viewer
/// may read. `$1` and `$2` are the viewer's, as in [`reads!`](crate::reads).
///
/// `granting! { static FIND = SELECT ["p.id"] FROM ["posts p JOIN spaces s ON s.id = p.space_id"] WHERE
/// ["p.id = $3"]; }`
#[macro_export]
macro_rules! granting {
    ($($(#[$doc:meta])* $vis:vis static $name:ident = SELECT [$($columns:tt)+] FROM [$($tables:tt)+]
        WHERE [$($condition:tt)+];)+) => {$(
        $(#[$doc])*
        $vis static $name: $crate::Granting = {
            static SQL: ::kernel::Sql = ::kernel::Sql::new(
                stringify!($name),
                file!(),
                concat!("SELECT s.id, (SELECT gm.role FROM memberships gm
                        WHERE gm.space_id = s.id AND gm.person_id = $1), ", $($columns)+,
                    " FROM ", $($tables)+,
                    " WHERE ", $crate::reads!("s", "p"), " AND (", $($condition)+, ")"),
            );
            ::kernel::inventory::submit! { &SQL }
            $crate::Granting::declared(&SQL)
        };
    )+};
}
