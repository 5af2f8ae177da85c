//! Reads the spaces (`content/spaces.txt`) before it is known who is in them.

use crate::calendar::{Calendar, MINUTE};
use crate::{Person, Space, StartingPoint, typography};

/// A space, and the rules that fill it.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    /// Complete but for its members.
    pub(crate) space: Space,
    /// `all`, `unit NAME`, a handle, or `+N` people of chance.
    pub(crate) who: Vec<String>,
}

const KINDS: [&str; 5] = ["company", "practice", "interest", "project", "external"];
const ACCESSES: [&str; 3] = ["open", "closed", "secret"];
const LANGS: [&str; 2] = ["fr", "en"];

/// Reads every space.
pub(crate) fn read(
    text: &str,
    people: &[Person],
    calendar: &Calendar,
) -> Result<Vec<Room>, String> {
    let mut rooms = Vec::new();
    for block in text.split("\n=== ").skip(1) {
        let room = read_room(block, people, calendar, rooms.len() as i64);
        let name = block.lines().next().unwrap_or_default();
        rooms.push(room.map_err(|problem| format!("spaces: {name}: {problem}"))?);
    }
    Ok(rooms)
}

/// Reads a header line, `animators:`, `who:`, `start:` and `greet:` lines, a description, `charter:` and what follows.
fn read_room(
    block: &str,
    people: &[Person],
    calendar: &Calendar,
    rank: i64,
) -> Result<Room, String> {
    let (header, rest) = block.split_once('\n').ok_or("nothing after the header")?;
    let cells: Vec<&str> = header.split('|').map(str::trim).collect();
    let [slug, name, kind, access, lang, created] =
        cells.try_into().map_err(|_| "six cells expected".to_owned())?;
    let (head, charter) = rest.split_once("\ncharter:\n").unwrap_or((rest, ""));
    let (mut animators, mut who, mut description) = (Vec::new(), Vec::new(), String::new());
    let mut prompts = Vec::new();
    for line in head.lines() {
        if let Some(handles) = line.strip_prefix("animators: ") {
            for handle in handles.split(", ") {
                let person = people.iter().position(|person| person.handle == handle);
                animators.push(person.ok_or(format!("no person `{handle}`"))?);
            }
        } else if let Some(rules) = line.strip_prefix("who: ") {
            who.extend(rules.split(", ").map(String::from));
        } else if let Some(prompt) = line.strip_prefix("start: ") {
            prompts.push(starting_point(prompt, false)?);
        } else if let Some(prompt) = line.strip_prefix("greet: ") {
            prompts.push(starting_point(prompt, true)?);
        } else {
            description.push_str(line);
            description.push('\n');
        }
    }
    let founder = *animators.first().ok_or("no animator")?;
    let created = match created {
        "start" => calendar.start() + (14 * 60 + rank * 7) * MINUTE,
        when => calendar.read(when)?,
    };
    let space = Space {
        slug: slug.into(),
        name: typography::set(name),
        kind: word(&KINDS, kind)?,
        access: word(&ACCESSES, access)?,
        description: typography::set(description.trim()),
        charter: typography::set(charter.trim()),
        lang: word(&LANGS, lang)?,
        founder,
        members: animators.clone(),
        animators,
        created,
        prompts,
    };
    Ok(Room { space, who })
}

/// Reads `kind | name | text`, each paragraph of the text after ` / `.
fn starting_point(text: &str, newcomers: bool) -> Result<StartingPoint, String> {
    let cells: Vec<&str> = text.split(" | ").collect();
    let [kind, label, text] = cells.try_into().map_err(|_| "three cells expected".to_owned())?;
    let text = typography::set(&text.replace(" / ", "\n\n"));
    Ok(StartingPoint { label: typography::set(label), kind: kind.into(), text, newcomers })
}

fn word(known: &[&'static str], text: &str) -> Result<&'static str, String> {
    known
        .iter()
        .find(|word| **word == text)
        .copied()
        .ok_or(format!("`{text}` is none of {known:?}"))
}
