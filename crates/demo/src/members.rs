//! Who is in which space: the rules of the space, and everyone who wrote in it by hand.

use crate::draft::Draft;
use crate::random::Random;
use crate::rooms::Room;
use crate::{Person, Space, Unit, roster};

/// Sites too far for the canteen, the choir or the garden; whoever wrote there is in all the same.
const FAR: [&str; 3] = ["Grenoble", "Nantes", "Bristol"];

/// Fills the spaces.
pub(crate) fn assign(
    rooms: Vec<Room>,
    units: &[Unit],
    people: &[Person],
    drafts: &[Draft],
) -> Result<Vec<Space>, String> {
    rooms.into_iter().map(|room| fill(room, units, people, drafts)).collect()
}

fn fill(room: Room, units: &[Unit], people: &[Person], drafts: &[Draft]) -> Result<Space, String> {
    let Room { mut space, who } = room;
    let find = |handle: &str| {
        let found = people.iter().position(|person| person.handle == handle);
        found.ok_or(format!("{}: no person `{handle}`", space.slug))
    };
    let mut members = space.members.clone();
    for rule in &who {
        if rule == "all" {
            members.extend((0..people.len()).filter(|&i| !people[i].guest));
        } else if let Some(unit) = rule.strip_prefix("unit ") {
            let unit = roster::named(units, unit)?;
            members.extend((0..people.len()).filter(|&i| people[i].unit == unit));
        } else if let Some(count) = rule.strip_prefix('+') {
            let count = count.parse().map_err(|_| format!("{}: `{rule}`", space.slug))?;
            let near = |i: &usize| {
                !people[*i].guest
                    && (space.kind != "interest" || !FAR.contains(&people[*i].site.as_str()))
            };
            let mut others: Vec<usize> = (0..people.len()).filter(near).collect();
            Random::named(&space.slug).shuffle(&mut others);
            members.extend(others.into_iter().take(count));
        } else {
            members.push(find(rule)?);
        }
    }
    for draft in drafts.iter().filter(|draft| draft.space == space.slug) {
        members.push(find(&draft.author)?);
        for line in &draft.lines {
            members.push(find(&line.author)?);
        }
    }
    members.sort_unstable();
    members.dedup();
    space.members = members;
    Ok(space)
}
