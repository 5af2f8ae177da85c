//! What is kept of each person here.

kernel::personal_data! {
    people.id {
        what: "name, handle, email address, password hash, job title, unit, location, line manager, telephone, languages, skills, what they can be asked about, what they work on, text about oneself, language of the pages, time zone, photo, where their presence shows, in what field they write",
        why: "to know one another at work, and to sign in",
        kept: WithAccount, export: Without(&["password", "words", "name_folded"]), erasure: Delete
    }
    people.manager_id {
        what: "to whom somebody reports",
        why: "the org chart",
        kept: WithAccount, export: Nothing("it is exported as part of whoever reports to them"), erasure: Empty
    }
    person_skills.person_id {
        what: "the words of their skills",
        why: "being found by them",
        kept: WithAccount, export: Nothing("their skills are exported with their profile"), erasure: Delete
    }
    units.head_id {
        what: "the unit they head",
        why: "the org chart",
        kept: UntilWithdrawn, export: Whole, erasure: Empty
    }
    follows.person_id {
        what: "whom they follow",
        why: "their feed and inbox",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    follows.followed_id {
        what: "who follows them",
        why: "the feed of whoever does",
        kept: UntilWithdrawn, export: Nothing("nobody is told how many follow them"), erasure: Delete
    }
    memberships.person_id {
        what: "the spaces they are in, since when, in which role",
        why: "who may read and write there",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    blocks.person_id {
        what: "whom they blocked",
        why: "their quiet",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    blocks.blocked_id {
        what: "who blocked them",
        why: "the quiet of whoever did",
        kept: UntilWithdrawn, export: Nothing("blocking is told to nobody"), erasure: Delete
    }
    group_members.person_id {
        what: "the groups they are in",
        why: "rules and sign-in that concern a group",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
}
