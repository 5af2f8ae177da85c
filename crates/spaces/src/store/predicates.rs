//! Who sees what of a space, as predicates of statements: the home of these questions.

/// The predicate *may the viewer see the content of this space?*, for a table alias of `spaces`.
/// In every statement that uses it `$1` is the viewer and `$2` whether open spaces are visible
/// without joining ([`kernel::Viewer::sees_open`]).
#[macro_export]
macro_rules! visible_to {
    ($space:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM memberships vm WHERE vm.space_id = ",
            $space,
            ".id AND vm.person_id = $1) OR (",
            $space,
            ".access = 'open' AND $2 = 1))"
        )
    };
}

/// The predicate *may the viewer read this post of this space?*, for table aliases of `spaces` and `posts`:
/// they see the space and, as a guest, it took guests already when the post was written.
///
/// `spaces::reads!("s", "p")`
#[macro_export]
macro_rules! reads {
    ($space:literal, $post:literal) => {
        concat!(
            "(",
            $crate::visible_to!($space),
            " AND ",
            $crate::since_guests!($space, concat!($post, ".id")),
            ")"
        )
    };
}

/// The predicate *was this written since the space takes guests, or is the viewer none?*: for whatever has a number
/// like a post, in a statement where `$2` is as in [`visible_to!`].
///
/// `spaces::since_guests!("s", "d.id")`
#[macro_export]
macro_rules! since_guests {
    ($space:literal, $id:expr) => {
        concat!("($2 = 1 OR ", $id, " > ", $space, ".guests_from)")
    };
}

/// The predicate *does this person see this space?*, for people and spaces of a query: the answers of
/// `visible_to!` where nobody is looking.
///
/// `spaces::sees!("pe", "s")`
#[macro_export]
macro_rules! sees {
    ($person:literal, $space:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM memberships sm WHERE sm.space_id = ",
            $space,
            ".id AND sm.person_id = ",
            $person,
            ".id) OR (",
            $space,
            ".access = 'open' AND ",
            $person,
            ".role <> 'guest'))"
        )
    };
}

/// The predicate *does this person read this post?*, for people and spaces of a query and the number of a post: the
/// answers of `reads!` where nobody is looking.
///
/// `spaces::sees_post!("pe", "s", "p.id")`
#[macro_export]
macro_rules! sees_post {
    ($person:literal, $space:literal, $post:literal) => {
        concat!(
            "(",
            $crate::sees!($person, $space),
            " AND (",
            $person,
            ".role <> 'guest' OR ",
            $post,
            " > ",
            $space,
            ".guests_from))"
        )
    };
}

/// The addresses that a space has and had, as a table with the column `slug`.
///
/// `spaces::addresses_of!("$2")`
#[macro_export]
macro_rules! addresses_of {
    ($space:literal) => {
        concat!(
            "(SELECT slug FROM spaces WHERE id = ",
            $space,
            " UNION ALL SELECT slug FROM old_addresses WHERE space_id = ",
            $space,
            ")"
        )
    };
}

/// The predicate *may the viewer know of this space?*: visible, or closed and not to a guest.
#[macro_export]
macro_rules! listed_to {
    ($space:literal) => {
        concat!(
            "(",
            $crate::visible_to!($space),
            " OR (",
            $space,
            ".access = 'closed' AND $2 = 1))"
        )
    };
}

/// The predicate *does the viewer follow what happens here?*: joined, or the company's own.
#[macro_export]
macro_rules! followed_by {
    ($space:literal) => {
        concat!(
            "(",
            $space,
            ".id IN (SELECT fm.space_id FROM memberships fm WHERE fm.person_id = $1 UNION ALL",
            " SELECT fc.id FROM spaces fc",
            " WHERE fc.kind = 'company' AND fc.access = 'open' AND $2 = 1))"
        )
    };
}
