//! What a new page may begin with: templates that come with Parvis, those of the company and those of a space.

mod manage;

pub(crate) use manage::{page, submit};

use kernel::{Lang, Result, SpaceId, Tx, params};
use ui::Locale;

use crate::store::{TEMPLATE, TEMPLATES};

kernel::id! {
    /// A template.
    TemplateId,
}

/// A template, as forms offer it.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    /// How addresses name it.
    pub(crate) key: String,
    pub(crate) name: String,
}

/// A template with what a page begins with.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    pub(crate) name: String,
    pub(crate) body: String,
}

/// The templates that come with Parvis: in French, in English. The first line is the name.
const SHIPPED: [(&str, &str, &str); 5] = [
    ("meeting", include_str!("shipped/meeting.fr.md"), include_str!("shipped/meeting.en.md")),
    ("procedure", include_str!("shipped/procedure.fr.md"), include_str!("shipped/procedure.en.md")),
    ("decision", include_str!("shipped/decision.fr.md"), include_str!("shipped/decision.en.md")),
    ("project", include_str!("shipped/project.fr.md"), include_str!("shipped/project.en.md")),
    ("faq", include_str!("shipped/faq.fr.md"), include_str!("shipped/faq.en.md")),
];

fn shipped(l: Locale, (_, french, english): &(&str, &str, &str)) -> Template {
    let whole = if l.lang == Lang::Fr { french } else { english };
    let (name, body) = whole.split_once('\n').unwrap_or((whole, ""));
    let name = name.trim_start_matches("# ").to_owned();
    Template { name, body: body.trim_start().to_owned() }
}

/// The templates for pages of a space: its own, those of the company, and those that come with Parvis.
pub(crate) fn offered(tx: &mut Tx<'_>, l: Locale, space: SpaceId) -> Result<Vec<Offered>> {
    let mut all = tx.query(&TEMPLATES, params![space], |row| {
        Ok(Offered { key: row.get::<TemplateId>(0)?.to_string(), name: row.get(1)? })
    })?;
    let come = SHIPPED.iter().map(|of| Offered { key: of.0.to_owned(), name: shipped(l, of).name });
    all.extend(come);
    Ok(all)
}

/// The template of this name in addresses; nothing where there is none, or it is another space's.
pub(crate) fn find(
    tx: &mut Tx<'_>,
    l: Locale,
    space: SpaceId,
    key: &str,
) -> Result<Option<Template>> {
    if let Some(found) = SHIPPED.iter().find(|of| of.0 == key) {
        return Ok(Some(shipped(l, found)));
    }
    let Ok(id) = key.parse::<TemplateId>() else { return Ok(None) };
    tx.query_opt(&TEMPLATE, params![space, id], |row| {
        Ok(Template { name: row.get(0)?, body: row.get(1)? })
    })
}
