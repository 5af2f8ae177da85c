//! Who is in the company, where they stand in it and whom they follow.

use kernel::access::Scope;
use kernel::{Lang, PersonId, Result, Role, Tx, Viewer};
use people::{NewPerson, UnitId};

use super::random::Random;

const FIRST: [&str; 20] = [
    "Camille", "Hélène", "Karim", "Priya", "Jean-Luc", "Sofia", "Noé", "Maëlle", "Thomas", "Aïcha",
    "Lucas", "Inès", "Olivier", "Yuki", "Zoé", "Mathis", "Léa", "Omar", "Claire", "Paul",
];
const LAST: [&str; 20] = [
    "Moreau", "Vasseur", "Benali", "Nair", "Le Gall", "Rossi", "Dubois", "Kerbrat", "Lefèvre",
    "Diallo", "Martin", "Petit", "Garnier", "Tanaka", "Fontaine", "Roux", "Girard", "Haddad",
    "Perrin", "Lambert",
];
const JOBS: [&str; 8] = [
    "Cheffe de projet",
    "Développeur",
    "Acheteuse",
    "Technicien support",
    "Data analyst",
    "Responsable qualité",
    "Commercial",
    "Contrôleuse de gestion",
];

/// The handle of the n-th person: eight letters or digits at most, `p00001` for the first.
pub fn handle(n: usize) -> String {
    format!("p{:05}", n + 1)
}

/// The org chart: units of about forty people, eight of them under one of the upper level.
pub fn units(tx: &mut Tx<'_>, people: usize) -> Result<Vec<UnitId>> {
    let mut units = Vec::new();
    for upper in 0..people.div_ceil(320) {
        let parent = people::unit(tx, &format!("Direction {}", upper + 1), None)?;
        for lower in 0..8 {
            let name = format!("Unité {}.{}", upper + 1, lower + 1);
            units.push(people::unit(tx, &name, Some(parent))?);
        }
    }
    Ok(units)
}

/// Creates the n-th person.
pub fn create(tx: &mut Tx<'_>, n: usize, units: &[UnitId]) -> Result<PersonId> {
    let mut random = Random::new(n as u64 ^ 0x9e0);
    let handle = handle(n);
    people::create(
        tx,
        &NewPerson {
            name: format!("{} {}", random.pick(&FIRST), random.pick(&LAST)),
            email: Some(format!("{handle}@example.com")),
            handle,
            job: (*random.pick(&JOBS)).to_owned(),
            unit: units.get(n / 40 % units.len().max(1)).copied(),
            site: (*random.pick(&["Lyon", "Nantes", "Paris", "Toulouse"])).to_owned(),
            lang: if random.chance(0.7) { Lang::Fr } else { Lang::En },
            claimed: true,
            ..NewPerson::default()
        },
    )
}

/// Makes the n-th person follow about eight others, mostly those whom many follow.
pub fn follow(tx: &mut Tx<'_>, n: usize, id: PersonId, people: usize) -> Result<()> {
    let mut random = Random::new(n as u64 ^ 0xf0110);
    let viewer = Viewer {
        id,
        name: String::new(),
        handle: handle(n),
        role: Role::Member,
        lang: Lang::Fr,
        photo: None,
        scope: Scope::Full,
    };
    for _ in 0..random.below(17) {
        let other = random.skewed(people);
        if other != n {
            let other = people::access::readable(tx, &viewer, &handle(other))?;
            people::follow(tx, &viewer, &other, true)?;
        }
    }
    Ok(())
}
