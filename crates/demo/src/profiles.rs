//! What people are good at and can be asked about (`content/profiles.txt`), which languages they speak, and
//! telephone numbers of the ranges that France and Britain keep for fiction.

use crate::random::Random;
use crate::roster::named;
use crate::{Person, Unit, typography};

/// Languages that some speak beside their own and English.
const OTHERS: [&str; 6] = ["es", "de", "it", "pt", "ar", "nl"];

/// Gives everybody what the file says, and the rest.
pub(crate) fn give(text: &str, units: &[Unit], people: &mut [Person]) -> Result<(), String> {
    let mut pools: Vec<Vec<String>> = vec![Vec::new(); units.len()];
    for line in text.lines().filter(|line| line.contains('|') && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells[..] {
            [handle, ask_about, working_on] if handle.starts_with('@') => {
                let of = |person: &&mut Person| person.handle == handle[1..];
                let person = people.iter_mut().find(of).ok_or(format!("profiles: {handle}"))?;
                person.ask_about = typography::set(ask_about);
                person.working_on = typography::set(working_on);
            }
            [unit, skills] => {
                pools[named(units, unit)?] =
                    skills.split(',').map(|skill| typography::set(skill.trim())).collect();
            }
            _ => return Err(format!("profiles: {line}")),
        }
    }
    for person in people {
        let mut random = Random::named(&format!("{} profile", person.handle));
        let mut skills = pools[person.unit].clone();
        random.shuffle(&mut skills);
        skills.truncate(1 + random.below(4));
        person.skills = if person.guest { Vec::new() } else { skills };
        person.languages = languages(person.lang, &mut random);
        person.phone = phone(person, &mut random);
    }
    Ok(())
}

fn languages(own: &'static str, random: &mut Random) -> Vec<&'static str> {
    let mut languages = vec![own];
    if own == "fr" && random.chance(55) {
        languages.push("en");
    }
    if own == "en" && random.chance(70) {
        languages.push("fr");
    }
    if random.chance(20) {
        languages.push(OTHERS[random.below(OTHERS.len())]);
    }
    languages
}

fn phone(person: &Person, random: &mut Random) -> String {
    let mut pair = || format!("{:02}", random.below(100));
    match (person.guest, person.site.as_str()) {
        (true, _) => String::new(),
        (false, "Bristol") => format!("+44 1632 9600{}", pair()),
        (false, _) => format!("+33 1 99 00 {} {}", pair(), pair()),
    }
}
