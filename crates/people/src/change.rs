//! People change what they say of themselves; a file of the company may say it too.

use kernel::{Activity, Error, Lang, PersonId, Result, Tx, Viewer};
use serde::Deserialize;
use serde_json::json;

use crate::create::{about, about_html, search_words};
use crate::expertise;
use crate::held_back;
use crate::logged;
use crate::names;
use crate::person::UnitId;
use crate::store::accounts;
use crate::store::people as store;
use crate::units;

/// What to change; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Full name, at most 100 characters.
    pub name: Option<String>,
    /// What you do, at most 120 characters.
    pub job: Option<String>,
    /// The name of your unit, at most 120 characters; empty for none.
    pub unit: Option<String>,
    /// Where you work, at most 120 characters.
    pub site: Option<String>,
    /// Your telephone number, at most 40 characters; guests are not shown it.
    pub phone: Option<String>,
    /// Languages you speak, at most 12 of 60 characters: codes such as `fr`, or names.
    pub languages: Option<Vec<String>>,
    /// What you are good at, at most 30 entries of 60 characters.
    pub skills: Option<Vec<String>>,
    /// What you can be asked about, at most 300 characters.
    pub ask_about: Option<String>,
    /// What you work on now, at most 300 characters.
    pub working_on: Option<String>,
    /// What you say of yourself: Markdown, at most 10,000 characters.
    pub about: Option<String>,
    /// The language of your pages.
    pub lang: Option<Lang>,
}

impl Change {
    /// The same with its lists read: before a transaction, since anything may have been sent.
    ///
    /// # Errors
    /// `Invalid`, naming the list.
    pub fn listed(self) -> Result<Change> {
        let languages = self.languages.as_deref().map(expertise::languages).transpose()?;
        let skills = self.skills.as_deref().map(expertise::skills).transpose()?;
        Ok(Change { languages, skills, ..self })
    }

    /// Whether it holds words that others read.
    fn says_something(&self) -> bool {
        let words = [&self.name, &self.job, &self.site, &self.phone, &self.ask_about];
        let lists = [&self.languages, &self.skills];
        words.into_iter().chain([&self.working_on, &self.about, &self.unit]).any(Option::is_some)
            || lists.into_iter().any(Option::is_some)
    }
}

/// Where somebody stands in the org chart, as a file of the company says; what is left out stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Placed {
    /// Their unit, or none.
    pub unit: Option<Option<UnitId>>,
    /// Their line manager, or none.
    pub manager: Option<Option<PersonId>>,
}

/// Changes what `viewer` says of themselves. Guests stand in no unit of the company: which there are is not theirs to
/// learn.
///
/// # Errors
/// `Invalid`, naming the field; `Forbidden` to who may write nowhere for a while.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, change: &Change) -> Result<()> {
    if change.says_something() {
        held_back::expect_free(tx, viewer.id)?;
    }
    if viewer.sees_open() {
        return change_of(tx, viewer.id, Some(viewer.id), change, Placed::default()).map(drop);
    }
    let unit = change.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty());
    let own = store::get(tx, viewer.id)?.unit.map(|unit| unit.name);
    if unit.is_some_and(|unit| own.as_deref() != Some(unit)) {
        return Err(Error::field("unit", "person-unit-of-guest"));
    }
    let change = &Change { unit: None, ..change.clone() };
    change_of(tx, viewer.id, Some(viewer.id), change, Placed::default()).map(drop)
}

/// Changes what is said of a person, on behalf of `by` where somebody asked for it; answers whether that was
/// anything new. No rule is asked: for importers.
///
/// # Errors
/// `Invalid`, naming the field.
pub fn change_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    by: Option<PersonId>,
    change: &Change,
    placed: Placed,
) -> Result<bool> {
    let old = store::get(tx, person)?;
    let or_old = |new: &Option<String>, old: &str| new.as_deref().unwrap_or(old).to_owned();
    let name = names::name(&or_old(&change.name, &old.name))?;
    let job = names::short("job", &or_old(&change.job, &old.job), names::JOB_MOST)?;
    let site = names::short("site", &or_old(&change.site, &old.site), names::JOB_MOST)?;
    let phone = names::phone(&or_old(&change.phone, &old.phone))?;
    let languages = match &change.languages {
        Some(new) => expertise::languages(new)?,
        None => old.languages.clone(),
    };
    let skills = match &change.skills {
        Some(new) => expertise::skills(new)?,
        None => old.skills.clone(),
    };
    let line = |field, new, old: &str| names::short(field, &or_old(new, old), names::LINE_MOST);
    let ask_about = line("ask_about", &change.ask_about, &old.ask_about)?;
    let working_on = line("working_on", &change.working_on, &old.working_on)?;
    let about = about(&or_old(&change.about, &old.about))?;
    let old_unit = old.unit.as_ref().map(|unit| unit.id);
    let unit_id = match (placed.unit, change.unit.as_deref()) {
        (Some(unit), _) => unit,
        (None, None) => old_unit,
        (None, Some(name)) => match names::short("unit", name, names::JOB_MOST)?.as_str() {
            "" => None,
            // The one they are in, then any of that name, before a new one at the top.
            name if old.unit.as_ref().is_some_and(|unit| unit.name == name) => old_unit,
            name => Some(units::any(tx, name)?),
        },
    };
    let manager = placed.manager.unwrap_or(old.manager);
    let texts = store::Texts {
        name: &name,
        name_folded: &names::words(&name),
        words: &search_words(&name, &old.handle, &job),
        job: &job,
        unit: unit_id,
        site: &site,
        about: &about,
        about_html: &about_html(&about),
        lang: change.lang.unwrap_or(old.lang),
    };
    let changes = [
        ("name", name != old.name),
        ("job", job != old.job),
        ("unit", unit_id != old_unit),
        ("site", site != old.site),
        ("manager", manager != old.manager),
        ("phone", phone != old.phone),
        ("languages", languages != old.languages),
        ("skills", skills != old.skills),
        ("ask_about", ask_about != old.ask_about),
        ("working_on", working_on != old.working_on),
        ("about", about != old.about),
        ("lang", texts.lang != old.lang),
    ];
    let fields: Vec<&str> = changes.iter().filter(|(_, new)| *new).map(|(name, _)| *name).collect();
    if fields.is_empty() {
        return Ok(false);
    }
    store::update(tx, person, &texts)?;
    let work = store::Work {
        languages: &languages,
        skills: &skills,
        ask_about: &ask_about,
        working_on: &working_on,
        phone: &phone,
    };
    store::describe(tx, person, &work)?;
    if skills != old.skills {
        store::find_by(tx, person, &expertise::words(&skills))?;
    }
    if manager != old.manager {
        accounts::set_manager(tx, person, manager)?;
    }
    let activity = Activity::new(logged::PERSON_CHANGED, person.0);
    let activity = by.into_iter().fold(activity, Activity::by);
    tx.log(activity.data(json!({ "fields": fields })))?;
    Ok(true)
}
