//! A question of the demo that was asked twice, and topics: spelled in two ways, described, followed.

use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer};
use posts::kinds::{Given, KindName, make as make_move};
use posts::topics::{self, curate};
use posts::{PostContent, PostId};

use super::Made;

const MINUTE: i64 = 60;

/// What somebody writes under topics: where, who, how many minutes before the end, the words.
const WRITTEN: [(&str, &str, i64, &str); 9] = [
    (
        "vie-pratique",
        "brigitte",
        9_800,
        "Pour le #télétravail, les jours se posent dans le même tableau que les congés. Deux par semaine, trois avec l’accord de votre responsable.",
    ),
    (
        "vie-pratique",
        "thi-mai",
        8_200,
        "Mon mardi de #télétravail a changé de semaine : je suis à l’accueil ce jour-là. #horaires",
    ),
    (
        "informatique",
        "lou",
        7_300,
        "Le VPN est plus stable depuis la mise à jour de jeudi : dites-le ici si votre connexion coupe encore. #télétravail #vpn",
    ),
    (
        "informatique",
        "kevin",
        5_100,
        "Un casque par personne en #tele-travail, à retirer au magasin. #matériel",
    ),
    (
        "firmware",
        "molly",
        4_700,
        "The ride data of the #childseat tests is in the shared folder, hills included. #batteries",
    ),
    (
        "firmware",
        "owen",
        4_400,
        "Cold mornings: the new charge curve of the #batteries loses 4 % less at 2 °C. #winter",
    ),
    (
        "atelier",
        "nadia",
        3_900,
        "Les #batteries de retour se posent sur l’étagère du fond, jamais au sol. #sécurité",
    ),
    (
        "atelier",
        "soraya",
        3_100,
        "Gants de niveau C pour le banc 3 : ils sont arrivés, une paire par personne. #sécurité #matériel",
    ),
    (
        "actualites",
        "helene",
        2_600,
        "La journée #sécurité du 12 commence par l’atelier, à 9 h. Venez avec une question.",
    ),
];

/// What topics are about.
const DESCRIBED: [(&str, &str); 3] = [
    ("teletravail", "Les jours à la maison : règles, matériel, connexion."),
    ("securite", "Tout ce qui évite un accident, à l’atelier comme sur la route."),
    ("batteries", "Charge, froid, stockage et retours des batteries. Also in English."),
];

/// The question asked again: its space, who asks and how, and what the first one is called.
const AGAIN: [(&str, &str, i64, &str, &str, &str); 2] = [
    (
        "vie-pratique",
        "kevin",
        210,
        "Combien de jours de congé pour un déménagement ?",
        "Je change d’appartement en janvier, à 40 km d’ici.",
        "Congé pour un déménagement",
    ),
    (
        "firmware",
        "freya",
        1_150,
        "Range with the child seat on: why does it drop by half?",
        "Second customer this month.",
        "Customer says the range drops",
    ),
];

/// Writes them, the last shortly before `end`.
pub(super) fn make(tx: &mut Tx<'_>, stage: &demo::Company, made: &Made, end: Time) -> Result<()> {
    let person = |handle: &str| {
        let found = stage.people.iter().position(|person| person.handle == handle);
        found.and_then(|n| made.people.get(&n).copied())
    };
    let space = |slug: &str| {
        let found = stage.spaces.iter().position(|space| space.slug == slug);
        found.and_then(|n| made.spaces.get(&n).copied())
    };
    let at = |minutes: i64| end.plus_seconds(-minutes * MINUTE);
    for (slug, author, minutes, words) in WRITTEN {
        let (Some(space), Some(author)) = (space(slug), person(author)) else { continue };
        let draft = PostContent { body: words.into(), ..PostContent::default() };
        posts::record::post(tx.at(at(minutes)), space, author, &draft)?;
    }
    let administrator = stage.people.iter().find(|person| person.administrator);
    if let Some(administrator) = administrator.and_then(|one| person(&one.handle)) {
        let administrator = viewer(tx, administrator)?;
        for (key, words) in DESCRIBED {
            if topics::seen(tx, &administrator, key)?.is_some() {
                curate::describe(tx.at(at(2_000)), &administrator, key, words)?;
            }
        }
    }
    for (slug, author, minutes, title, words, first) in AGAIN {
        let is_first = |title: &String| title.starts_with(first);
        let first = stage.posts.iter().position(|post| post.title.as_ref().is_some_and(is_first));
        let first = first.and_then(|n| made.posts.get(&n).copied());
        let (Some(space), Some(author), Some(first)) = (space(slug), person(author), first) else {
            continue;
        };
        again(tx, (space, author), (title, words), first, at(minutes))?;
    }
    Ok(())
}

/// Somebody asks what was asked before, and closes it when they see.
fn again(
    tx: &mut Tx<'_>,
    (space, author): (SpaceId, PersonId),
    (title, words): (&str, &str),
    first: PostId,
    at: Time,
) -> Result<()> {
    let draft = PostContent {
        kind: KindName::from("question"),
        title: title.to_owned(),
        body: words.into(),
        ..PostContent::default()
    };
    let post = posts::record::post(tx.at(at), space, author, &draft)?;
    let author = viewer(tx, author)?;
    let later = at.plus_seconds(7 * MINUTE);
    let post = posts::access::readable(tx, &author, post)?;
    let mut onto = Given::default();
    onto.0.insert("first".into(), first.to_string().into());
    make_move(tx.at(later), &author, &post, "close", &onto)
}

fn viewer(tx: &mut Tx<'_>, person: PersonId) -> Result<Viewer> {
    people::viewer(tx, person)?.ok_or_else(kernel::Error::not_found)
}
