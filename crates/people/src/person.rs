//! What is known of a person: the whole of it, and the little that stands beside their words.

use kernel::{Lang, PersonId, Role, Time};

kernel::id! {
    /// A node of the org chart.
    UnitId,
}

/// A person: member or guest.
#[derive(Clone, Debug)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// The name in `@mentions` and addresses.
    pub handle: String,
    /// Full name.
    pub name: String,
    /// Lower-cased address; not shown to guests.
    pub email: Option<String>,
    /// Administrator, member or guest.
    pub role: Role,
    /// What they do; may be empty.
    pub job: String,
    /// Where they stand in the org chart.
    pub unit: Option<Unit>,
    /// Where they work; may be empty.
    pub site: String,
    /// To whom they report.
    pub manager: Option<PersonId>,
    /// What they say of themselves, in Markdown.
    pub about: String,
    /// The same as safe HTML.
    pub about_html: String,
    /// Languages they speak: codes of those that are known.
    pub languages: Vec<String>,
    /// What they are good at.
    pub skills: Vec<String>,
    /// What they can be asked about; may be empty.
    pub ask_about: String,
    /// What they work on now; may be empty.
    pub working_on: String,
    /// Their telephone number, not shown to guests; may be empty.
    pub phone: String,
    /// The name of their time zone; empty where they chose none.
    pub zone: String,
    /// How many people report to them.
    pub reports: i64,
    /// The language they chose.
    pub lang: Lang,
    /// The blob that holds their photo.
    pub photo: Option<String>,
    /// When the account was opened.
    pub created_at: Time,
    /// When it was closed, if it was.
    pub closed_at: Option<Time>,
    /// When somebody first took it in hand; imported people are not claimed yet.
    pub claimed_at: Option<Time>,
    /// Whether it is a program.
    pub bot: bool,
}

impl Person {
    /// The little that is shown beside their words.
    pub fn card(&self) -> PersonCard {
        PersonCard {
            id: self.id,
            handle: self.handle.clone(),
            name: self.name.clone(),
            job: self.job.clone(),
            photo: self.photo.as_deref().map(|hash| photo_href(&self.handle, hash)),
            guest: self.role == Role::Guest,
            bot: self.bot,
        }
    }
}

/// A node of the org chart.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Its name.
    pub name: String,
}

/// What stands beside a person's words, and in lists.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct PersonCard {
    /// Identifier.
    pub id: PersonId,
    /// The name in `@mentions` and addresses.
    pub handle: String,
    /// Full name.
    pub name: String,
    /// What they do; may be empty.
    pub job: String,
    /// Address of the photo.
    pub photo: Option<String>,
    /// Whether they come from outside the company.
    pub guest: bool,
    /// Whether it is a program.
    pub bot: bool,
}

impl PersonCard {
    /// Address of their page.
    pub fn href(&self) -> String {
        format!("/people/{}", self.handle)
    }

    /// As the components of `ui` show it.
    pub fn view(&self) -> ui::view::Person {
        ui::view::Person {
            name: self.name.clone(),
            href: self.href(),
            photo: self.photo.clone(),
            about: self.job.clone(),
            guest: self.guest,
            bot: self.bot,
        }
    }
}

/// Address of the photo kept in the blob `hash`: it changes with the photo, so that browsers may
/// keep what they have.
pub(crate) fn photo_href(handle: &str, hash: &str) -> String {
    format!("/people/{handle}/photo?v={}", hash.get(..12).unwrap_or(hash))
}

/// The roles to choose from, with their names.
pub fn roles(l: ui::Locale) -> Vec<(String, String)> {
    [Role::Member, Role::Guest, Role::Administrator]
        .map(|role| (role.as_str().to_owned(), l.t(&format!("role-{}", role.as_str()))))
        .to_vec()
}
