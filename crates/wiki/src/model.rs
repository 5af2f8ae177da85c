//! What a page is beside a post.

use kernel::{PersonId, Row, Time};
use posts::PostId;

/// The longest word about a change, in characters.
pub(crate) const NOTE: usize = 200;
/// How deep a page may stand: the first level is 1.
pub(crate) const DEPTH: usize = 12;

/// The place of a page and what becomes of it.
#[derive(Clone, Debug)]
pub struct State {
    /// The page above.
    pub parent: Option<PostId>,
    /// The number of the version that holds.
    pub version: i64,
    /// Who wrote that.
    pub editor: PersonId,
    /// When.
    pub changed_at: Time,
    /// Whether only managers of its space write it.
    pub locked: bool,
    /// Who is asked whether it is still right.
    pub owner: Option<PersonId>,
    /// When they are asked.
    pub right_until: Option<Time>,
    /// Since when it is no longer right.
    pub retired_at: Option<Time>,
    /// The post or comment that it was kept from.
    pub source: Option<i64>,
    /// Whether it stands at the top of its space.
    pub is_home: bool,
}

/// A row of `store::PAGE`.
pub(crate) fn state(row: &Row<'_>) -> kernel::Result<State> {
    Ok(State {
        parent: row.get(0)?,
        version: row.get(1)?,
        editor: row.get(2)?,
        changed_at: row.get(3)?,
        locked: row.get(4)?,
        owner: row.get(5)?,
        right_until: row.get(6)?,
        retired_at: row.get(7)?,
        source: row.get(8)?,
        is_home: row.get(9)?,
    })
}

/// The address of a page: its number, and its title as it is now. The number alone finds it.
pub(crate) fn href(id: PostId, title: &str) -> String {
    let mut words = String::new();
    for c in text::fold(title).chars() {
        match c {
            _ if words.len() >= 60 => break,
            c if c.is_ascii_alphanumeric() => words.push(c),
            _ if words.ends_with('-') || words.is_empty() => {}
            _ => words.push('-'),
        }
    }
    let words = words.trim_end_matches('-');
    if words.is_empty() { format!("/pages/{id}") } else { format!("/pages/{id}-{words}") }
}

/// The number in an address, whatever title stands behind it.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) fn id(segment: &str) -> kernel::Result<PostId> {
    let number = segment.split('-').next().unwrap_or_default();
    number.parse().map_err(|_| kernel::Error::not_found())
}

#[cfg(test)]
mod tests {
    use posts::PostId;

    use super::{href, id};

    #[test]
    fn an_address_says_the_title_and_is_found_by_its_number() {
        for (title, address) in [
            ("Congés & absences", "/pages/7-conges-absences"),
            ("🚲", "/pages/7"),
            ("إجازة", "/pages/7"),
            ("  A -- B  ", "/pages/7-a-b"),
        ] {
            assert_eq!(href(PostId(7), title), address);
            assert_eq!(id(address.trim_start_matches("/pages/")).unwrap(), PostId(7));
        }
        assert!(href(PostId(7), &"long ".repeat(60)).len() < 80);
        assert!(id("edit").is_err() && id("").is_err());
    }
}
