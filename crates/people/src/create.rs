//! A person comes: by invitation, by import, by the demo, or first of all.

use kernel::{Activity, Error, Lang, PersonId, Result, Role, Tx};
use serde_json::json;

use crate::erased::is_retired;
use crate::logged;
use crate::names;
use crate::person::UnitId;
use crate::store::accounts;
use crate::store::people as store;

/// A password as it is stored: `identity` makes it.
#[derive(Clone, Debug)]
pub struct Hashed(String);

impl Hashed {
    /// Of what was made of a password, in the PHC format.
    pub fn stored(phc: String) -> Hashed {
        Hashed(phc)
    }

    /// In the PHC format.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who comes. Texts are taken as typed: [`create`] checks and cleans them.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The name in `@mentions` and addresses, unique.
    pub handle: String,
    /// Full name, at most 100 characters.
    pub name: String,
    /// Address, unique.
    pub email: Option<String>,
    /// Administrator, member or guest.
    pub role: Role,
    /// What they do, at most 120 characters; may be empty.
    pub job: String,
    /// Where they stand in the org chart.
    pub unit: Option<UnitId>,
    /// Where they work, at most 120 characters; may be empty.
    pub site: String,
    /// To whom they report.
    pub manager: Option<PersonId>,
    /// Markdown, at most 10,000 characters; may be empty.
    pub about: String,
    /// The language of their pages.
    pub lang: Lang,
    /// The blob of a photo, a square JPEG.
    pub photo: Option<String>,
    /// The password, hashed; none for who cannot sign in yet.
    pub password: Option<Hashed>,
    /// Whether somebody has the account in hand; imported people are claimed later.
    pub claimed: bool,
}

impl Default for NewPerson {
    fn default() -> Self {
        NewPerson {
            handle: String::new(),
            name: String::new(),
            email: None,
            role: Role::Member,
            job: String::new(),
            unit: None,
            site: String::new(),
            manager: None,
            about: String::new(),
            lang: Lang::default(),
            photo: None,
            password: None,
            claimed: false,
        }
    }
}

/// Creates a person.
///
/// # Errors
/// `Invalid`, naming the field: a name without anything visible, a handle or an address that
/// cannot be one or belongs to somebody, a text that is too long.
pub fn create(tx: &mut Tx<'_>, new: &NewPerson) -> Result<PersonId> {
    let handle = names::handle(&new.handle)?;
    let name = names::name(&new.name)?;
    let email = new.email.as_deref().map(names::email).transpose()?;
    let job = names::short("job", &new.job, names::JOB_MOST)?;
    let site = names::short("site", &new.site, names::JOB_MOST)?;
    let about = about(&new.about)?;
    if store::id_by_handle(tx, &handle)?.is_some() || is_retired(tx, &handle)? {
        return Err(Error::field("handle", "person-handle-taken"));
    }
    // Who runs the network may say so.
    if new.role != Role::Administrator && names::is_reserved(&handle) {
        return Err(Error::field("handle", "person-handle-reserved"));
    }
    if let Some(email) = &email
        && store::id_by_email(tx, email)?.is_some()
    {
        return Err(Error::field("email", "person-email-taken"));
    }
    let id: PersonId = tx.new_id();
    let row = store::NewRow {
        id,
        handle: &handle,
        texts: store::Texts {
            name: &name,
            name_folded: &names::words(&name),
            words: &search_words(&name, &handle, &job),
            job: &job,
            unit: new.unit,
            site: &site,
            about: &about,
            about_html: &about_html(&about),
            lang: new.lang,
        },
        email: email.as_deref(),
        password: new.password.as_ref().map(Hashed::as_str),
        role: new.role,
        manager: new.manager,
        photo: new.photo.as_deref(),
        claimed_at: new.claimed.then(|| tx.now()),
    };
    store::insert(tx, &row)?;
    let activity = Activity::new(logged::PERSON_CREATED, id.0).by(id);
    tx.log(activity.data(json!({ "role": new.role.as_str(), "claimed": new.claimed })))?;
    Ok(id)
}

/// Closes the account of somebody who had left where they come from. No rule is asked: for
/// importers, right after [`create`].
pub fn close_departed(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    if accounts::close(tx, person)? {
        tx.log(Activity::new(logged::PERSON_CLOSED, person.0).by(person))?;
    }
    Ok(())
}

/// The first of those who run the network, if anybody does: importers put in their care what has
/// nobody to care for it.
pub fn first_administrator(tx: &mut Tx<'_>) -> Result<Option<PersonId>> {
    Ok(accounts::administrators(tx)?.first().copied())
}

/// A handle that nobody has: `base`, or `base` with the first number from 2 that is free. A reserved one is not.
pub fn free_handle(tx: &mut Tx<'_>, base: &str) -> Result<String> {
    // Most are free, and asking for one is asking an index: an import makes a hundred thousand.
    let is_free = store::id_by_handle(tx, base)?.is_none() && !names::is_reserved(base);
    if is_free && !is_retired(tx, base)? {
        return Ok(base.to_owned());
    }
    let taken = store::handles_like(tx, base)?;
    let is_free = |handle: &String| !taken.contains(handle) && !names::is_reserved(handle);
    for handle in (2..).map(|n: u32| format!("{base}{n}")).filter(is_free) {
        if !is_retired(tx, &handle)? {
            return Ok(handle);
        }
    }
    Err(Error::field("handle", "person-handle-taken"))
}

/// A text about oneself, checked.
pub(crate) fn about(text: &str) -> Result<String> {
    let about = names::lines(text);
    if about.chars().count() > names::ABOUT_MOST {
        let message = kernel::Message::new("person-too-long").with("most", names::ABOUT_MOST);
        return Err(Error::field("about", message));
    }
    Ok(about)
}

/// A text about oneself, as safe HTML. It mentions nobody: it is rendered for every reader alike.
pub(crate) fn about_html(about: &str) -> String {
    text::parse(about).html(&|_| None)
}

/// What a search for a person looks through: each word after a space.
pub(crate) fn search_words(name: &str, handle: &str, job: &str) -> String {
    let parts = [names::words(name), handle.to_owned(), names::words(handle), names::words(job)];
    parts.iter().filter(|part| !part.is_empty()).fold(String::new(), |all, part| all + " " + part)
}
