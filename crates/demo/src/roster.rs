//! Reads the org chart and the people (`content/units.txt`, `content/people.txt`).

use crate::calendar::{Calendar, MINUTE};
use crate::random::Random;
use crate::{Person, Picture, Unit, typography};

/// Reads units and people; a manager stands before those who report to them.
pub(crate) fn read(
    units: &str,
    people: &str,
    calendar: &Calendar,
) -> Result<(Vec<Unit>, Vec<Person>), String> {
    let (units, sites) = read_units(units)?;
    let mut roster: Vec<Person> = Vec::new();
    for line in people.lines().filter(|line| line.contains('|') && !line.starts_with('#')) {
        let person = read_person(line, &units, &sites, &roster, calendar);
        roster.push(person.map_err(|problem| format!("people: {problem} in `{line}`"))?);
    }
    Ok((units, roster))
}

/// Reads `name | parent | site` lines.
fn read_units(text: &str) -> Result<(Vec<Unit>, Vec<String>), String> {
    let (mut units, mut sites): (Vec<Unit>, Vec<String>) = Default::default();
    for line in text.lines().filter(|line| line.contains('|') && !line.starts_with('#')) {
        let [name, parent, site] = cells(line).try_into().map_err(|_| format!("units: {line}"))?;
        let parent = match parent {
            "" => None,
            parent => Some(named(&units, parent)?),
        };
        units.push(Unit { name: typography::set(name), parent });
        sites.push(site.into());
    }
    Ok((units, sites))
}

/// The index of the unit called `name`.
pub(crate) fn named(units: &[Unit], name: &str) -> Result<usize, String> {
    let name = typography::set(name);
    units.iter().position(|unit| unit.name == name).ok_or(format!("no unit `{name}`"))
}

fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// Reads `handle | name | job | unit | manager | lang | voice | flags | about`.
fn read_person(
    line: &str,
    units: &[Unit],
    sites: &[String],
    before: &[Person],
    calendar: &Calendar,
) -> Result<Person, String> {
    let [handle, name, job, unit, manager, lang, voice, flags, about]: [&str; 9] =
        cells(line).try_into().map_err(|_| "nine cells expected".to_owned())?;
    let unit = named(units, unit)?;
    let manager = match manager {
        "" => None,
        manager => {
            Some(before.iter().position(|p| p.handle == manager).ok_or("manager not found above")?)
        }
    };
    let voice = voice.parse().map_err(|_| "voice is a number")?;
    let mut random = Random::named(handle);
    let mut person = Person {
        handle: handle.into(),
        name: typography::set(name),
        job: typography::set(job),
        unit,
        site: sites[unit].clone(),
        manager,
        lang: if lang == "en" { "en" } else { "fr" },
        languages: Vec::new(),
        skills: Vec::new(),
        ask_about: String::new(),
        working_on: String::new(),
        phone: String::new(),
        about: typography::set(&about.replace("\\n", "\n")),
        administrator: false,
        photo: (voice > 0 && random.chance(64)).then(|| Picture::portrait(handle, name)),
        joined: calendar.start() + before.len() as i64 * 3 * MINUTE,
        featured: false,
        guest: false,
        voice,
    };
    for flag in flags.split_whitespace() {
        match flag.split_once('=') {
            Some(("joined", when)) => person.joined = calendar.read(when)?,
            Some(("site", site)) => person.site = site.replace('_', " "),
            None if flag == "admin" => person.administrator = true,
            None if flag == "featured" => person.featured = true,
            None if flag == "guest" => person.guest = true,
            None if flag == "photo" => person.photo = Some(Picture::portrait(handle, name)),
            _ => return Err(format!("unknown flag {flag}")),
        }
    }
    Ok(person)
}
