//! Pages of the administration, which crates declare: one page lists them all, and the search finds them by their name.

/// What a page of the administration is about, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Accounts, invitations, groups.
    People,
    /// How people sign in.
    SignIn,
    /// Spaces, posts, what is found.
    Content,
    /// What is recorded, kept, opened.
    Trust,
    /// The program itself.
    Program,
}

impl Section {
    /// All of them.
    pub const ALL: [Section; 5] =
        [Section::People, Section::SignIn, Section::Content, Section::Trust, Section::Program];

    /// The message that names it.
    pub fn name(self) -> &'static str {
        match self {
            Section::People => "ui-admin-people",
            Section::SignIn => "ui-admin-sign-in",
            Section::Content => "ui-admin-content",
            Section::Trust => "ui-admin-trust",
            Section::Program => "ui-admin-program",
        }
    }
}

/// A page of the administration.
pub struct AdminPage {
    /// Where it is listed.
    pub section: Section,
    /// Which of its section it is: what is used most comes first.
    pub place: u8,
    /// Its address.
    pub href: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The message that names it.
    pub name: &'static str,
    /// The message that says in a sentence what one does there.
    pub about: &'static str,
}

inventory::collect!(AdminPage);

/// Declares a page of the administration: its section and which of it it is, its address and icon, the messages that name it
/// and say what it is for. `ui::admin_page!(People 3, "/admin/groups", "people", "groups-title", "groups-lead");`
#[macro_export]
macro_rules! admin_page {
    ($section:ident $place:literal, $href:literal, $icon:literal, $name:literal, $about:literal) => {
        $crate::inventory::submit! {
            $crate::administration::AdminPage {
                section: $crate::administration::Section::$section,
                place: $place,
                href: $href,
                icon: $icon,
                name: $name,
                about: $about,
            }
        }
    };
}

/// The pages that crates declare, in the order of their sections and places.
pub fn pages() -> Vec<&'static AdminPage> {
    let mut declared: Vec<&AdminPage> = inventory::iter::<AdminPage>.into_iter().collect();
    declared.sort_by_key(|page| (page.section, page.place, page.href));
    // The tests of a crate hold it twice.
    declared.dedup_by_key(|page| page.href);
    declared
}
