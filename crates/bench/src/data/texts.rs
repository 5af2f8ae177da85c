//! What people of the company write: French and English, mostly short, sometimes long.

use super::random::Random;

/// Topics, the most used first.
const TOPICS: [&str; 24] = [
    "securite",
    "recrutement",
    "cloud",
    "qualite",
    "vente",
    "innovation",
    "rse",
    "formation",
    "données",
    "support",
    "onboarding",
    "release",
    "budget",
    "design",
    "legal",
    "voyage",
    "télétravail",
    "produit",
    "retex",
    "partenaires",
    "maintenance",
    "logistique",
    "énergie",
    "sport",
];

const FRENCH: [&str; 16] = [
    "Nous avons terminé la mise à jour du site de Lyon hier soir, sans interruption de service.",
    "Merci à toutes celles et ceux qui ont relu le dossier avant la réunion de jeudi.",
    "Le client demande un délai plus court pour la deuxième livraison ; qui peut en parler avec lui ?",
    "J’ai rassemblé les retours de l’atelier dans un tableau partagé, complétez-le avant vendredi.",
    "La nouvelle procédure de déclaration est en ligne, elle remplace celle de l’année dernière.",
    "Attention, le parking nord sera fermé lundi matin pendant les travaux.",
    "Les chiffres du trimestre sont meilleurs que prévu, surtout grâce aux contrats d’entretien.",
    "Quelqu’un a-t-il déjà rencontré ce message d’erreur après le dernier déploiement ?",
    "Bienvenue à Camille, qui rejoint l’équipe de Nantes comme cheffe de projet.",
    "Le compte rendu est joint ; les décisions sont en gras et les actions à la fin.",
    "Je propose de déplacer le point hebdomadaire à onze heures, dites-moi si cela vous gêne.",
    "Après trois mois d’essai, nous gardons cet outil et arrêtons l’ancien à la fin du mois.",
    "La formation est ouverte à tout le monde, il reste une douzaine de places.",
    "Retour d’expérience : préparer la migration avec les équipes locales a tout changé.",
    "Le fournisseur confirme la livraison pour mardi, avec les pièces manquantes.",
    "Pensez à vérifier vos droits d’accès avant la bascule de samedi.",
];

const ENGLISH: [&str; 16] = [
    "The migration of the reporting database is done and every dashboard is back to normal.",
    "Thanks to everyone who helped test the new release over the weekend.",
    "The customer asked whether we can ship the second batch a week earlier; who knows?",
    "I collected the feedback from the workshop in one document, please add what is missing.",
    "The travel policy has changed: trains first, and the booking tool now shows the carbon cost.",
    "Please note that the staging environment will be down tomorrow between noon and two.",
    "Support tickets are down by a fifth since we rewrote the first page of the manual.",
    "Has anybody seen this warning after the latest update of the build agents?",
    "Welcome to Priya, who joins the data team in Toulouse this morning.",
    "The minutes are attached; decisions are in bold and the actions are at the end.",
    "I suggest that we move the weekly meeting to eleven, tell me if that is a problem.",
    "After a three-month trial we keep this tool and switch the old one off.",
    "The training is open to all, about a dozen seats are left.",
    "Lesson learnt: preparing the change with the local teams made all the difference.",
    "The supplier confirms delivery on Tuesday, including the missing parts.",
    "Remember to check your access rights before the switch on Saturday.",
];

const TITLES: [&str; 8] = [
    "Point de la semaine",
    "Release notes",
    "Comment faire avec l’ancien outil ?",
    "What we learnt this quarter",
    "Compte rendu de l’atelier",
    "Who can help with this?",
    "Nouvelle procédure",
    "Results of the survey",
];

/// The title of a post; most have none.
pub fn title(seed: u64) -> String {
    let mut random = Random::new(seed ^ 0x7171);
    if random.chance(0.2) { (*random.pick(&TITLES)).to_owned() } else { String::new() }
}

/// The body of a post: half of one or two sentences, a tenth long with a list.
pub fn post(seed: u64, people: usize) -> String {
    let mut random = Random::new(seed);
    let language = language(&mut random);
    let length = random.unit();
    let mut body = match length {
        l if l < 0.5 => sentences(&mut random, language, 1, 2),
        l if l < 0.9 => sentences(&mut random, language, 3, 6),
        _ => long(&mut random, language),
    };
    if random.chance(0.4) {
        let topics = 1 + random.below(2);
        for _ in 0..topics {
            let topic = random.skewed(TOPICS.len());
            body.push_str(&format!(" #{}", TOPICS[topic]));
        }
    }
    if random.chance(0.1) {
        body.push_str(&format!(" @{}", super::people::handle(random.skewed(people))));
    }
    body
}

/// The body of a comment.
pub fn comment(seed: u64, people: usize) -> String {
    let mut random = Random::new(seed);
    let language = language(&mut random);
    let most = if random.chance(0.15) { 5 } else { 2 };
    let mut body = sentences(&mut random, language, 1, most);
    if random.chance(0.08) {
        body.push_str(&format!(" @{}", super::people::handle(random.skewed(people))));
    }
    body
}

/// The keys of the topics, the most used first.
pub fn topics() -> &'static [&'static str] {
    &TOPICS
}

fn language(random: &mut Random) -> &'static [&'static str] {
    if random.chance(0.7) { &FRENCH } else { &ENGLISH }
}

fn sentences(random: &mut Random, from: &[&str], least: usize, most: usize) -> String {
    let count = least + random.below(most - least + 1);
    let said: Vec<&str> = (0..count).map(|_| *random.pick(from)).collect();
    said.join(" ")
}

fn long(random: &mut Random, from: &[&str]) -> String {
    let mut body = String::new();
    for _ in 0..2 + random.below(4) {
        body.push_str(&sentences(random, from, 2, 5));
        body.push_str("\n\n");
    }
    for _ in 0..3 + random.below(4) {
        body.push_str(&format!("- **{}** {}\n", random.pick(&TOPICS), random.pick(from)));
    }
    body.push('\n');
    body.push_str(&sentences(random, from, 1, 2));
    body
}
