//! What a row says of a person, read and checked by itself.

use kernel::Lang;
use people::{expertise, names};

use super::columns::{Field, Mapping};
use super::date;
use super::problem::{Problem, excerpt};
use super::table::Row;

/// A row, in terms of a person. What has no column is nothing; what stands empty is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) id: Option<String>,
    pub(super) number: Option<String>,
    pub(super) email: Option<String>,
    /// Empty where the row says none.
    pub(super) name: String,
    pub(super) handle: String,
    pub(super) job: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) site: Option<String>,
    pub(super) manager: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) languages: Vec<String>,
    pub(super) skills: Vec<String>,
    pub(super) lang: Option<Lang>,
    /// The last day of the contract; none where its column is empty.
    pub(super) ends: Option<Option<String>>,
    pub(super) is_active: bool,
    pub(super) is_guest: bool,
    pub(super) dn: Option<String>,
    /// Why the whole row cannot be taken.
    pub(super) refused: Option<Problem>,
    /// What is left out of it.
    pub(super) notes: Vec<Problem>,
}

/// A distinguished name as it is compared.
pub(super) fn dn_of(text: &str) -> String {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    parts.join(",").to_lowercase()
}

impl Entry {
    /// What this row says, in a table of so many columns.
    pub(super) fn of(row: &Row, mapping: &Mapping, columns: usize) -> Entry {
        let cell = |field: Field| {
            let at = mapping.at(field)?;
            Some(names::line(row.cells.get(at).map_or("", String::as_str)))
        };
        let said = |field: Field| cell(field).filter(|text| !text.is_empty());
        let mut entry = Entry { line: row.line, is_active: true, ..Entry::default() };
        entry.refused = row.misshapen(columns);
        entry.id = said(Field::Id).map(|id| id.to_lowercase());
        entry.dn = said(Field::Dn).map(|dn| dn_of(&dn));
        if let Some(number) = said(Field::Number) {
            match identity::personnel::number(&number) {
                Ok(number) => entry.number = Some(number),
                Err(_) => entry.refuse(Problem::NumberBad),
            }
        }
        if let Some(email) = said(Field::Email) {
            match names::email(&email) {
                Ok(email) => entry.email = Some(email),
                Err(_) => entry.refuse(Problem::EmailBad { email: excerpt(&email) }),
            }
        }
        if entry.id.is_none() && entry.number.is_none() && entry.email.is_none() {
            entry.refuse(Problem::NobodyNamed);
        }
        let whole = [said(Field::First), said(Field::Last)];
        entry.name = match whole {
            [Some(first), Some(last)] => format!("{first} {last}"),
            [first, last] => said(Field::Name).or(last).or(first).unwrap_or_default(),
        };
        entry.handle = said(Field::Handle).unwrap_or_default();
        entry.job = cell(Field::Job);
        entry.unit = cell(Field::Unit);
        entry.site = cell(Field::Site);
        entry.manager = cell(Field::Manager);
        entry.phone = said(Field::Phone).or_else(|| said(Field::Mobile));
        let name = entry.name.clone();
        entry.bound(Field::Name, &name, names::NAME_MOST);
        for (field, text) in [
            (Field::Job, entry.job.clone()),
            (Field::Site, entry.site.clone()),
            (Field::Unit, entry.unit.clone()),
        ] {
            entry.bound(field, text.as_deref().unwrap_or_default(), names::JOB_MOST);
        }
        if entry.phone.as_deref().is_some_and(|phone| names::phone(phone).is_err()) {
            entry.phone = None;
            entry.notes.push(Problem::PhoneBad);
        }
        let list = |field, most| expertise::split(&said(field).unwrap_or_default(), most);
        let skills = list(Field::Skills, expertise::SKILLS_MOST);
        match expertise::skills(&skills) {
            Ok(skills) => entry.skills = skills,
            Err(_) => entry.notes.push(Problem::ListLong { field: Field::Skills }),
        }
        let languages = list(Field::Languages, expertise::LANGUAGES_MOST);
        match expertise::languages(&languages) {
            Ok(languages) => entry.languages = languages,
            Err(_) => entry.notes.push(Problem::ListLong { field: Field::Languages }),
        }
        let code = said(Field::Lang).map(|lang| text::fold(&lang));
        entry.lang = code.and_then(|code| Lang::from_code(code.get(..2)?));
        if let Some(text) = cell(Field::ContractEnd) {
            match date::last_day(&text) {
                Some(day) => entry.ends = Some(day.map(|day| day.to_string())),
                None => entry.notes.push(Problem::DateBad { date: excerpt(&text) }),
            }
        }
        let active = said(Field::Active).map(|word| text::fold(&word));
        entry.is_active = !matches!(
            active.as_deref(),
            Some(
                "false"
                    | "faux"
                    | "no"
                    | "non"
                    | "0"
                    | "inactive"
                    | "inactif"
                    | "disabled"
                    | "desactive"
            )
        );
        let kind = said(Field::UserType).map(|kind| text::fold(&kind));
        entry.is_guest =
            matches!(kind.as_deref(), Some("guest" | "invite" | "externe" | "external"));
        entry
    }

    /// The first reason stays.
    fn refuse(&mut self, problem: Problem) {
        self.refused.get_or_insert(problem);
    }

    fn bound(&mut self, field: Field, text: &str, most: usize) {
        if text.chars().count() > most {
            self.refuse(Problem::TooLong { field, most });
        }
    }
}
