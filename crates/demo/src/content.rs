//! The text files of `content/`, built into the program.

use crate::FileSample;

pub(crate) const UNITS: &str = include_str!("../content/units.txt");
pub(crate) const PEOPLE: &str = include_str!("../content/people.txt");
pub(crate) const PROFILES: &str = include_str!("../content/profiles.txt");
pub(crate) const SPACES: &str = include_str!("../content/spaces.txt");
pub(crate) const POOLS: &str = include_str!("../content/pools.txt");
pub(crate) const CONVERSATIONS: &str = include_str!("../content/conversations.txt");

/// A file of a folder of `content/`, with its name.
macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../content/", $folder, "/", $name)))),*]
    };
}

/// Conversations written by hand.
pub(crate) const THREADS: &[(&str, &str)] = files!["threads":
    "annonces.md", "articles.md", "atelier.md", "boutiques.md", "bristol.md", "cantine.md",
    "cargo.md", "course.md", "cse.md", "direction.md", "erp.md", "firmware.md", "flotte.md",
    "hirondelle.md", "informatique.md", "ingenierie.md", "loisirs.md", "marketing.md", "mercis.md",
    "nouveaux.md", "portes-ouvertes.md", "qualite.md", "recents.md", "repondues.md", "rh.md",
    "service-clients.md", "sondages.md",
];

/// What comes back every day.
pub(crate) const SERIES: &[(&str, &str)] = files!["series":
    "english.txt", "loisirs.txt", "maison.txt", "metiers.txt", "projets.txt",
];

/// Files that people attach.
const ATTACHED: &[(&str, &str)] = files!["files":
    "accord-teletravail.md", "essais-freins.csv", "livraisons-semaine.csv", "range_test.csv",
];

/// The attached file called `name`.
pub(crate) fn file(name: &str) -> Option<FileSample> {
    let (name, text) = ATTACHED.iter().find(|(known, _)| *known == name)?;
    let media_type = if name.ends_with(".csv") { "text/csv" } else { "text/markdown" };
    Some(FileSample { name: (*name).into(), media_type, bytes: text.as_bytes().to_vec() })
}
