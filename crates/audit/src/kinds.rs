//! Which entries of the log are audited: what changes rights, accounts, settings, or who reads what.

/// Every kind; each is said by the message `audit-KIND`, with dashes for its dots and underscores.
pub(crate) const KINDS: [&str; 87] = [
    "act.refused",
    "archive.asked",
    "audit.exported",
    "auditors.changed",
    "domain.closed",
    "domain.opened",
    "elsewhere.declared",
    "elsewhere.removed",
    "emergency.named",
    "emergency.used",
    "experts.switched",
    "factor.added",
    "factor.recovered",
    "factor.removed",
    "factor.reset",
    "group.changed",
    "group.created",
    "group.deleted",
    "hold.lifted",
    "hold.set",
    "invitation.created",
    "invitation.renewed",
    "invitation.revoked",
    "keys.changed",
    "keys.switched",
    "kind.declared",
    "label.strangers",
    "leaving.changed",
    "mail.held",
    "mail.released",
    "moderation.appeal-decided",
    "moderation.decided",
    "moderation.team-changed",
    "moderation.undone",
    "opening.asked",
    "opening.ended",
    "opening.granted",
    "opening.read",
    "opening.refused",
    "owner.changed",
    "person.claimed",
    "person.closed",
    "person.created",
    "person.email-changed",
    "person.erased",
    "person.link-made",
    "person.numbered",
    "person.password-changed",
    "person.reopened",
    "person.role-changed",
    "pin.chosen",
    "pin.removed",
    "retention.changed",
    "retention.gone",
    "rss.added",
    "rss.removed",
    "rule.changed",
    "session.closed-all",
    "site.first-spaces",
    "site.guests",
    "site.named",
    "site.quota-set",
    "site.sign-in-rules",
    "site.tablets",
    "skills.loaded",
    "space.changed",
    "space.created",
    "space.deleted",
    "space.guests",
    "space.restored",
    "sso.directory_changed",
    "sso.directory_person",
    "sso.identity_linked",
    "sso.identity_unlinked",
    "sso.provider_changed",
    "suspension.begun",
    "suspension.ended",
    "token.created",
    "token.revoked",
    "topic.merged",
    "topic.renamed",
    "unit.changed",
    "webhook.hosts",
    "webhook.made",
    "webhook.outgoing-made",
    "webhook.outgoing-removed",
    "webhook.removed",
];

// Each is kept with the address and the session it came from, among the details, which go with who did it.
kernel::keeps_origins!(KINDS);

/// The key of its words.
pub(crate) fn message(kind: &str) -> String {
    format!("audit-{}", kind.replace(['.', '_'], "-"))
}

/// Whether its object is a person.
pub(crate) fn is_of_person(kind: &str) -> bool {
    let areas = [
        "person.",
        "suspension.",
        "auditors.",
        "session.",
        "keys.changed",
        "owner.",
        "factor.",
        "emergency.",
        "pin.",
    ];
    let others = [
        "moderation.team-changed",
        "sso.directory_person",
        "sso.identity_linked",
        "sso.identity_unlinked",
    ];
    areas.iter().any(|area| kind.starts_with(area)) || others.contains(&kind)
}

#[cfg(test)]
mod tests {
    use kernel::Lang;
    use ui::Locale;

    use super::{KINDS, message};

    #[test]
    fn every_kind_is_said_in_both_languages() {
        for l in Lang::ALL.map(Locale::new) {
            for kind in KINDS {
                let area = format!("audit-area-{}", kind.split('.').next().unwrap_or_default());
                for key in [message(kind), area] {
                    assert_ne!(l.t(&key), key);
                }
            }
        }
    }
}
