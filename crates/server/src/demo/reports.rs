//! A few reports in a space of the demo, so that its queue is worth a look: one open, one decided, one whose
//! author asks that somebody else decides again.

use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer};
use moderation::{NewAppeal, NewDecision, NewReport, Object, Reason};
use posts::{PostContent, PostId, Target};

use super::Made;

/// The space, run by two people.
const SPACE: &str = "atelier";
const MINUTE: i64 = 60;

/// Who wrote what, who reports it, why, in which words.
struct Story {
    author: &'static str,
    body: &'static str,
    reporter: &'static str,
    reason: Reason,
    words: &'static str,
    rule: &'static str,
}

const CAUSE: &str = "Personne n’est en faute ici : on cherche une cause, pas un coupable.";

const BLAME: Story = Story {
    author: "quentin",
    body: "Troisième roue voilée de la semaine au poste 4. À force, on va finir par croire que c’est \
           toujours le même qui regarde ailleurs. Suivez mon regard.",
    reporter: "noemie",
    reason: Reason::Harassment,
    words: "Tout le monde sait de qui il parle, et ce n’est pas la première fois.",
    rule: CAUSE,
};

const CUSTOMER: Story = Story {
    author: "valentin",
    body: "Pour le vélo de M. Ferrand revenu hier : appelez-le directement, son numéro et son adresse \
           sont sur la fiche que je recopie ici : 06 39 98 00 00, 12 rue des Tilleuls.",
    reporter: "leila",
    reason: Reason::PersonalData,
    words: "Le numéro et l’adresse d’un client n’ont rien à faire dans un espace ouvert.",
    rule: "",
};

const SALE: Story = Story {
    author: "pascal",
    body: "Je vends mes anciennes roues, 90 € la paire, je passe dans tous les espaces pour le dire.",
    reporter: "raphael",
    reason: Reason::Spam,
    words: "",
    rule: "",
};

/// Writes the reports, the last of them shortly before `end`.
pub(super) fn make(tx: &mut Tx<'_>, stage: &demo::Company, made: &Made, end: Time) -> Result<()> {
    let Some(n) = stage.spaces.iter().position(|space| space.slug == SPACE) else { return Ok(()) };
    let space = made.spaces[&n];
    let animators: Vec<PersonId> =
        stage.spaces[n].animators.iter().map(|person| made.people[person]).collect();
    let [first, second, ..] = animators[..] else { return Ok(()) };
    let person = |handle: &str| {
        let found = stage.people.iter().position(|person| person.handle == handle);
        found.map(|n| made.people[&n])
    };
    let at = |minutes: i64| end.plus_seconds(-minutes * MINUTE);
    let sale = reported(tx, &person, (space, &SALE), at(1_900))?;
    if let Some((case, _)) = sale {
        let decision = NewDecision {
            measure: Some(moderation::Measure::Hide),
            words: "Les petites annonces ont leur place dans « Toute la maison », une seule fois."
                .into(),
            ..NewDecision::default()
        };
        let manager = viewer(tx, first)?;
        moderation::decide(tx.at(at(1_800)), &manager, case, &decision)?;
    }
    if let Some((case, author)) = reported(tx, &person, (space, &BLAME), at(600))? {
        let decision = NewDecision {
            measure: Some(moderation::Measure::Hide),
            rule: CAUSE.into(),
            words: "Le fait est utile, l’allusion à un collègue ne l’est pas.".into(),
            ..NewDecision::default()
        };
        let (manager, author) = (viewer(tx, second)?, viewer(tx, author)?);
        let id = moderation::decide(tx.at(at(540)), &manager, case, &decision)?;
        let words = "Je ne visais personne : je parlais du dévoiloir, qui est mal réglé.".into();
        moderation::appeal(tx.at(at(300)), &author, id, &NewAppeal { words })?;
    }
    reported(tx, &person, (space, &CUSTOMER), at(120))?;
    Ok(())
}

/// Writes a post and its report an hour later; answers the case and the author.
fn reported(
    tx: &mut Tx<'_>,
    person: &impl Fn(&str) -> Option<PersonId>,
    (space, story): (SpaceId, &Story),
    at: Time,
) -> Result<Option<(moderation::CaseId, PersonId)>> {
    let (Some(author), Some(reporter)) = (person(story.author), person(story.reporter)) else {
        return Ok(None);
    };
    let draft = PostContent { body: story.body.into(), ..PostContent::default() };
    let post: PostId = posts::record::post(tx.at(at), space, author, &draft)?;
    let reporter = viewer(tx, reporter)?;
    let report = NewReport {
        reason: Some(story.reason),
        words: story.words.into(),
        rule: story.rule.into(),
        to: None,
    };
    let later = at.plus_seconds(50 * MINUTE);
    let object = Object::Words(Target::Post(post));
    Ok(Some((moderation::report(tx.at(later), &reporter, &object, &report)?, author)))
}

fn viewer(tx: &mut Tx<'_>, person: PersonId) -> Result<Viewer> {
    people::viewer(tx, person)?.ok_or_else(kernel::Error::not_found)
}
