//! People change what they say of themselves.

use kernel::{Activity, Lang, Result, Tx, Viewer};
use serde::Deserialize;
use serde_json::json;

use crate::create::{about, about_html, search_words};
use crate::logged;
use crate::names;
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
    /// What you say of yourself: Markdown, at most 10,000 characters.
    pub about: Option<String>,
    /// The language of your pages.
    pub lang: Option<Lang>,
}

/// Changes what `viewer` says of themselves.
///
/// # Errors
/// `Invalid`, naming the field.
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, change: &Change) -> Result<()> {
    let old = store::get(tx, viewer.id)?;
    let or_old = |new: &Option<String>, old: &str| new.as_deref().unwrap_or(old).to_owned();
    let name = names::name(&or_old(&change.name, &old.name))?;
    let job = names::short("job", &or_old(&change.job, &old.job), names::JOB_MOST)?;
    let site = names::short("site", &or_old(&change.site, &old.site), names::JOB_MOST)?;
    let about = about(&or_old(&change.about, &old.about))?;
    let old_unit = old.unit.as_ref().map(|unit| unit.id);
    let unit_id = match change.unit.as_deref() {
        None => old_unit,
        Some(name) => match names::short("unit", name, names::JOB_MOST)?.as_str() {
            "" => None,
            // The one they are in, then any of that name, before a new one at the top.
            name if old.unit.as_ref().is_some_and(|unit| unit.name == name) => old_unit,
            name => Some(units::any(tx, name)?),
        },
    };
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
        ("about", about != old.about),
        ("lang", texts.lang != old.lang),
    ];
    let fields: Vec<&str> = changes.iter().filter(|(_, new)| *new).map(|(name, _)| *name).collect();
    if fields.is_empty() {
        return Ok(());
    }
    store::update(tx, viewer.id, &texts)?;
    let activity = Activity::new(logged::PERSON_CHANGED, viewer.id.0).by(viewer.id);
    tx.log(activity.data(json!({ "fields": fields })))
}
