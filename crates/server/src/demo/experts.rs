//! Experts in the demo: the works council was heard, colleagues confirm skills, two questions look for somebody who
//! knows.

use std::sync::Arc;

use experts::Switch;
use kernel::{App, PersonId, Result, Time, Tx, Viewer};
use posts::{KindName, PostContent};

use super::{Made, Stage};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Who asks what, where, how long ago.
struct Question {
    space: &'static str,
    author: &'static str,
    title: &'static str,
    body: &'static str,
    hours: i64,
    /// To whom it is put.
    to: Option<&'static str>,
}

const QUESTIONS: [Question; 2] = [
    Question {
        space: "service-clients",
        author: "camille",
        title: "Freins à disque qui grincent après la pluie : que répondre au client ?",
        body: "Il descend tous les jours du plateau, plaquettes d’origine, 1 400 km. Est-ce normal, ou faut-il \
               qu’il passe en boutique ?",
        hours: 2,
        to: Some("nadia"),
    },
    Question {
        space: "bristol",
        author: "molly",
        title: "Can batteries stay in the van overnight at −5 °C?",
        body: "The depot in Leeds has no heated room. Three bikes, one night, chargers disconnected.",
        hours: 3,
        to: None,
    },
];

/// Switches it on, long before `end`, and lets people use it.
pub(super) fn fill(app: &App, stage: &Arc<Stage>, made: &Made, end: Time) -> Result<()> {
    let (whole, known) = (stage.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        let company = &whole.company;
        let heard = end.plus_seconds(-90 * DAY);
        let administrator = company.people.iter().position(|person| person.administrator);
        let Some(administrator) = administrator.and_then(|n| known.people.get(&n)) else {
            return Ok(());
        };
        let viewer = viewer(tx, *administrator)?;
        let switch = Switch {
            on: true,
            heard_on: heard.to_string().chars().take(10).collect(),
            note: "Avis favorable du CSE, procès-verbal n° 12.".into(),
            offers: true,
        };
        experts::decide(tx.at(heard), &viewer, &switch)?;
        confirm(tx, company, &known, heard)?;
        QUESTIONS.iter().try_for_each(|question| ask(tx, company, &known, question, end))
    })?;
    let mut skills: Vec<&String> =
        stage.company.people.iter().flat_map(|person| &person.skills).collect();
    skills.sort_unstable();
    skills.dedup();
    let list = skills.into_iter().map(|skill| format!("\"{skill}\"\n")).collect::<String>();
    experts::load(app, None, experts::read(list.into_bytes())?, "fr", false).map(drop)
}

/// Colleagues of a unit confirm what some of them are good at.
fn confirm(tx: &mut Tx<'_>, stage: &demo::Company, made: &Made, since: Time) -> Result<()> {
    for (n, person) in stage.people.iter().enumerate().filter(|(_, person)| !person.guest) {
        let colleagues: Vec<usize> = (0..stage.people.len())
            .filter(|other| *other != n && stage.people[*other].unit == person.unit)
            .collect();
        for (s, skill) in person.skills.iter().enumerate().filter(|_| !colleagues.is_empty()) {
            for one in 0..(n * 5 + s * 3) % 4 {
                let colleague = colleagues[(n + s + one * 7) % colleagues.len()];
                let colleague = viewer(tx, made.people[&colleague])?;
                let at = since.plus_seconds((n * 7 + s * 11 + one * 13) as i64 * HOUR % (80 * DAY));
                experts::endorse(tx.at(at), &colleague, &person.handle, skill, true)?;
            }
        }
    }
    Ok(())
}

fn ask(
    tx: &mut Tx<'_>,
    stage: &demo::Company,
    made: &Made,
    question: &Question,
    end: Time,
) -> Result<()> {
    let person = |handle: &str| {
        let found = stage.people.iter().position(|person| person.handle == handle);
        found.and_then(|n| made.people.get(&n)).copied()
    };
    let space = stage.spaces.iter().position(|space| space.slug == question.space);
    let (Some(space), Some(author)) = (space, person(question.author)) else { return Ok(()) };
    let at = end.plus_seconds(-question.hours * HOUR);
    let content = PostContent {
        kind: KindName::from("question"),
        title: question.title.into(),
        body: question.body.into(),
        ..PostContent::default()
    };
    let post = posts::record::post(tx.at(at), made.spaces[&space], author, &content)?;
    match question.to.and_then(person) {
        Some(to) => experts::put_to(tx.at(at.plus_seconds(600)), author, post, &[to]),
        None => Ok(()),
    }
}

fn viewer(tx: &mut Tx<'_>, person: PersonId) -> Result<Viewer> {
    people::viewer(tx, person)?.ok_or_else(kernel::Error::not_found)
}
