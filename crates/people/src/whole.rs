//! The whole text of a person: what a search can find them by.

use kernel::Lang;
use ui::Locale;

use crate::expertise;
use crate::person::Person;

/// What can be read of a person by whoever may see them, a line each: no address, no telephone and nothing of
/// the org chart but their own unit, of which guests are not shown the name. Languages are said in every language of the
/// pages.
pub fn text_of(person: &Person) -> String {
    let mut lines = vec![person.name.clone(), person.handle.clone(), person.job.clone()];
    lines.extend(person.unit.as_ref().map(|unit| unit.name.clone()));
    lines.push(person.site.clone());
    for spoken in &person.languages {
        lines.extend(Lang::ALL.map(|lang| expertise::language(Locale::new(lang), spoken)));
    }
    lines.extend(person.skills.iter().cloned());
    lines.extend([&person.ask_about, &person.working_on, &person.about].map(String::clone));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
