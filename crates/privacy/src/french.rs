//! What is declared of personal data, in French: crates declare it in English, beside their tables. A test fails where a
//! declaration has no French words.

use kernel::Lang;
use kernel::personal::PersonalData;
use ui::Locale;

/// What a declaration says is kept, and why, in the language of the reader.
pub(crate) fn words(l: Locale, data: &PersonalData) -> (&'static str, &'static str) {
    let found = FRENCH
        .iter()
        .find(|(name, ..)| name.split_once('.').is_some_and(|of| of == (data.table, data.column)));
    match found {
        Some((_, what, why)) if l.lang == Lang::Fr => (what, why),
        _ => (data.what, data.why),
    }
}

/// `table.column`, what, why.
#[rustfmt::skip]
const FRENCH: &[(&str, &str, &str)] = &[
    ("access_tokens.person_id", "les jetons d’accès de ses programmes : nom, portée, dernière utilisation", "des programmes qui agissent en son nom"),
    ("activities.actor_id", "qui a fait quoi, et quand", "ce qui découle d’une modification la lit ; ce qui a été fait peut être retracé"),
    ("appeals.answered_by", "ses décisions sur des recours", "on peut demander qui a décidé"),
    ("appeals.referent_id", "les recours qui lui sont adressés comme personne référente", "ce qui est dit en confiance reste à qui l’a reçu"),
    ("audit_entries.actor_id", "ce qu’elle a fait aux comptes, aux droits et aux réglages, et quand", "la personne qui administre le réseau en répond"),
    ("auditors.named_by", "qui elle a chargé de l’audit", "on peut demander qui a nommé quelqu’un"),
    ("auditors.person_id", "qu’elle lit l’audit", "qui lit ce que fait l’administration"),
    ("blocks.blocked_id", "qui l’a bloquée", "la tranquillité de la personne qui bloque"),
    ("blocks.person_id", "qui elle a bloqué", "sa tranquillité"),
    ("comments.author_id", "ses commentaires", "les échanges de l’entreprise"),
    ("comments.deleted_by", "les commentaires qu’elle a supprimés", "rétablir ce qui a été supprimé par erreur"),
    ("comments.hidden_by", "les commentaires qu’elle a masqués par une décision de modération", "on peut demander qui a décidé"),
    ("contract_ends.person_id", "le dernier jour de son contrat, si un fichier de l’entreprise le dit", "désactiver le compte ce jour-là"),
    ("data_archives.person_id", "les archives de ses données qu’elle a demandées", "lui donner ce qui est conservé sur elle"),
    ("deleted_memberships.invited_by", "les personnes invitées qu’elle avait fait venir dans des espaces supprimés", "un espace restauré retrouve ses personnes invitées"),
    ("deleted_memberships.person_id", "les espaces supprimés dont elle était membre", "un espace restauré retrouve ses membres"),
    ("deleted_spaces.deleted_by", "les espaces qu’elle a supprimés", "on peut demander qui a supprimé un espace"),
    ("dials.person_id", "le poids de chaque critère de « Pour moi »", "l’ordre de son fil"),
    ("drafts.approved_by", "les publications programmées par d’autres qu’elle a approuvées", "on peut demander qui a approuvé une publication, jusqu’à ce qu’elle paraisse"),
    ("drafts.person_id", "ce qu’elle n’a pas encore publié", "continuer à écrire plus tard"),
    ("erasures.person_id", "que son compte est en cours d’effacement", "mener l’effacement à son terme"),
    ("favourites.person_id", "les espaces placés en tête de sa navigation", "sa navigation"),
    ("files.owner_id", "les fichiers qu’elle a déposés", "ce qui est joint aux publications et aux commentaires"),
    ("first_days.person_id", "qu’elle a masqué la liste des premiers jours", "la liste ne revient pas"),
    ("follows.followed_id", "qui la suit", "le fil des personnes qui la suivent"),
    ("follows.person_id", "qui elle suit", "son fil et sa boîte de réception"),
    ("group_members.person_id", "les groupes dont elle fait partie", "les règles et la connexion qui concernent un groupe"),
    ("guest_stays.invited_by", "les personnes invitées qu’elle a fait venir", "on peut demander qui a fait entrer quelqu’un"),
    ("guest_stays.person_id", "pour une personne invitée : jusqu’à quand, et dans quel espace", "l’accès d’une personne invitée prend fin si personne ne le prolonge"),
    ("handovers.from_id", "les espaces qu’elle transmet", "la personne qui prend la suite est sollicitée"),
    ("handovers.to_id", "les espaces qu’on lui demande d’animer", "sa réponse est attendue"),
    ("inbox_items.actor_id", "qui a fait ce qui attend quelqu’un", "dire qui c’était"),
    ("inbox_items.person_id", "ce qui l’attend, et si elle l’a lu", "sa boîte de réception"),
    ("invitations.invited_by", "qui elle a invité", "on peut demander qui a fait entrer quelqu’un"),
    ("invitations.person_id", "qu’un compte importé lui a été proposé", "reprendre un compte importé"),
    ("labels.keeper_id", "les étiquettes dont elle répond", "ce que l’on signale sans compte par une étiquette l’est au nom de quelqu’un"),
    ("lapsed_guests.person_id", "que son compte invité a été désactivé quand elle n’avait plus d’espace", "une invitation le réactive"),
    ("letters.person_id", "les e-mails sur son compte qui partent vers elle", "les envoyer"),
    ("mail_choices.person_id", "les e-mails et les notifications qu’elle souhaite, et ses heures de travail", "la joindre comme elle le souhaite"),
    ("mail_domains.opened_by", "les domaines de messagerie qu’elle a autorisés", "on peut demander qui a fait entrer quelqu’un"),
    ("mails.person_id", "les e-mails qui partent vers elle", "les envoyer"),
    ("memberships.person_id", "les espaces dont elle est membre, depuis quand, dans quel rôle", "qui peut y lire et y écrire"),
    ("mentions.person_id", "où elle est mentionnée", "le lui dire"),
    ("merged_spaces.by_id", "les fusions d’espaces qu’elle a commencées et qui ne sont pas terminées", "les personnes invitées viennent avec les droits de la personne qui fusionne"),
    ("moderation_cases.author_id", "ce qu’elle a écrit et qui a été signalé, ou le signalement qui la visait, et les mots d’alors", "décider des signalements, et répondre des décisions"),
    ("moderation_cases.referent_id", "ce qui lui a été signalé comme personne référente", "ce qui est dit en confiance reste à qui l’a reçu"),
    ("moderation_decisions.decided_by", "ses décisions sur des signalements", "on peut demander qui a décidé, et cette personne ne tranche pas le recours"),
    ("moderation_decisions.undone_by", "les décisions sur des signalements qu’elle a annulées", "on peut demander qui les a annulées"),
    ("moderators.named_by", "qui elle a nommé à la modération", "on peut demander qui a nommé quelqu’un"),
    ("moderators.person_id", "qu’elle modère le réseau, ou qu’elle est la personne référente", "qui décide des signalements"),
    ("mutes.person_id", "ce qu’elle a mis en sourdine", "sa tranquillité"),
    ("object_declarations.editor_id", "les types de publications qu’elle a déclarés, et quand", "ce que l’administration modifie est connu"),
    ("object_moves.person_id", "les objets dont elle a changé le statut, et quand", "chacun voit qui a traité quoi"),
    ("object_views.person_id", "les listes de publications qu’elle a enregistrées, et leurs noms", "retrouver la liste, elle ou les personnes qui voient l’espace"),
    ("once.person_id", "les clés des formulaires qu’elle a envoyés", "un formulaire envoyé deux fois compte une fois"),
    ("page_templates.editor_id", "les modèles de pages qu’elle a écrits", "l’animation et l’administration savent à qui s’adresser"),
    ("page_versions.author_id", "les versions de pages qu’elle a écrites, et quand", "chacun voit qui a modifié quoi, et peut rétablir un texte"),
    ("pages.editor_id", "les pages qu’elle a modifiées en dernier, et quand", "chacun voit qui a écrit ce qui s’y trouve"),
    ("pages.owner_id", "les pages dont on lui demande si elles sont toujours justes", "quelqu’un répond de ce qui doit rester juste"),
    ("people.id", "nom, identifiant, adresse e-mail, empreinte du mot de passe, fonction, service, site, responsable hiérarchique, téléphone, langues, compétences, sujets sur lesquels l’interroger, travaux en cours, présentation, langue des pages, fuseau horaire, photo, où sa présence est visible, dans quel champ elle écrit", "se connaître au travail, et se connecter"),
    ("people.manager_id", "les personnes dont elle est responsable hiérarchique", "l’organigramme"),
    ("person_skills.person_id", "les mots de ses compétences", "être trouvée par ces mots"),
    ("personnel.person_id", "son matricule dans l’entreprise", "se connecter sans adresse e-mail"),
    ("post_answers.person_id", "qu’elle a répondu à une publication, et quoi, sauf si la réponse est anonyme", "compter les réponses, et savoir qui est encore attendu"),
    ("post_people.person_id", "les publications qui la concernent", "les bravos, et les publications destinées à quelqu’un"),
    ("posts.author_id", "ses publications", "les échanges de l’entreprise"),
    ("posts.deleted_by", "les publications qu’elle a supprimées", "rétablir ce qui a été supprimé par erreur"),
    ("posts.hidden_by", "les publications qu’elle a masquées par une décision de modération", "on peut demander qui a décidé"),
    ("proofs.person_id", "les liens en route vers elle, pour choisir un mot de passe ou prouver une adresse", "revenir sans mot de passe, et avoir une adresse"),
    ("push_devices.person_id", "les appareils sur lesquels elle est notifiée : adresse et clés", "les notifications sur appareil"),
    ("reactions.person_id", "à quoi elle a réagi, et comment", "sa réponse sans mots"),
    ("reading.person_id", "jusqu’où elle a lu chaque espace", "ce qui est non lu, pour elle seule"),
    ("reading_ahead.person_id", "les publications isolées qu’elle a lues", "ce qui est non lu, pour elle seule"),
    ("reports.reporter_id", "ce qu’elle a signalé, et pourquoi", "décider des signalements, et lui dire ce qui a été décidé"),
    ("revisions.editor_id", "ce qu’elle a modifié, et le texte d’avant", "chacun voit ce qui a été modifié"),
    ("rule_refusals.person_id", "les espaces qu’elle a quittés et où leur règle ne la remet pas", "quitter un espace dure"),
    ("saved.person_id", "les publications qu’elle a enregistrées", "les retrouver"),
    ("saved_searches.person_id", "les recherches qu’elle a enregistrées", "retrouver la même chose en un clic"),
    ("scim_closings.person_id", "quand un annuaire de l’entreprise a désactivé son compte", "un annuaire réactive ce qu’il a désactivé, et rien d’autre"),
    ("scim_directories.made_by", "les annuaires qu’elle a ajoutés", "on peut demander qui a ouvert le réseau à un annuaire"),
    ("scim_users.person_id", "ce qu’un annuaire de l’entreprise dit d’elle : noms, adresses, téléphones, fonction, service, responsable hiérarchique, matricule", "les comptes arrivent, changent et partent avec l’annuaire de l’entreprise"),
    ("sessions.person_id", "les navigateurs où elle est connectée : depuis quand, dernière utilisation, nom, adresse réseau", "rester connectée, et voir où elle l’est"),
    ("space_covers.set_by", "les espaces dont elle a choisi la couverture", "on peut demander qui a publié une image"),
    ("space_invitations.by_id", "qui elle a invité dans les espaces qu’elle anime", "une invitation vaut tant que la personne qui l’a envoyée anime l’espace"),
    ("space_invitations.person_id", "les espaces où elle est invitée, ou a décliné l’invitation", "sa réponse est attendue, et personne n’est invité sans cesse"),
    ("space_levels.person_id", "ce dont elle veut être informée dans un espace", "sa boîte de réception"),
    ("space_links.made_by", "les espaces dont elle a créé le lien d’invitation", "un lien vaut tant que la personne qui l’a créé anime l’espace"),
    ("space_requests.person_id", "les espaces qu’elle demande à rejoindre, et ce qu’elle a dit", "répondre à la demande"),
    ("space_rules.changed_by", "les espaces auxquels elle a donné une règle", "on peut demander qui a décidé d’une règle"),
    ("spaces.created_by", "les espaces qu’elle a créés", "on peut demander qui a créé un espace"),
    ("spaces.owner_id", "son mur", "ce qu’elle écrit hors de tout espace a une place"),
    ("sso_flows.person_id", "qu’elle est en train de lier un fournisseur de connexion, ou d’en essayer un", "revenir du fournisseur"),
    ("sso_identities.person_id", "par quel identifiant un fournisseur de connexion la connaît, et sa dernière connexion par lui", "se connecter avec le compte de l’entreprise"),
    ("sso_providers.made_by", "les fournisseurs de connexion qu’elle a ajoutés", "on peut demander qui a ouvert le réseau à un fournisseur"),
    ("suspensions.person_id", "où elle ne peut pas écrire pour un temps, et pourquoi", "une décision de modération s’applique"),
    ("thread_follows.person_id", "les discussions qu’elle suit, ou ne suit plus", "sa boîte de réception"),
    ("thread_reading.person_id", "jusqu’où elle a lu chaque discussion", "ce qui est non lu, pour elle seule"),
    ("topic_follows.person_id", "les sujets qu’elle suit", "son fil"),
    ("units.head_id", "le service qu’elle dirige", "l’organigramme"),
];

#[cfg(test)]
pub(crate) fn known() -> impl Iterator<Item = &'static str> {
    FRENCH.iter().map(|(name, ..)| *name)
}
