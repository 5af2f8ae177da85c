//! What is kept of each person here.

kernel::personal_data! {
    moderation_cases.author_id {
        what: "what they wrote that was reported, or that they were, and the words then",
        why: "deciding on reports, and answering for decisions",
        kept: WithObject, export: Nothing("they are told what is decided about them; that something was reported is said in confidence"), erasure: Blank(&["title", "body"])
    }
    moderation_cases.referent_id {
        what: "what was reported to them as the referent",
        why: "what was said in confidence stays with who was told",
        kept: WithObject, export: Nothing("the reports are of others"), erasure: Anonymise
    }
    appeals.referent_id {
        what: "the appeals that were sent to them as the referent",
        why: "what was said in confidence stays with who was told",
        kept: WithObject, export: Nothing("the appeals are of others"), erasure: Anonymise
    }
    reports.reporter_id {
        what: "what they reported, and why",
        why: "deciding on reports, and telling them what was decided",
        kept: WithObject, export: Without(&["title", "body"]), erasure: Blank(&["words"])
    }
    moderation_decisions.decided_by {
        what: "what they decided on reports",
        why: "who decided can be asked, and does not decide on the appeal",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    moderation_decisions.undone_by {
        what: "the decisions on reports that they undid",
        why: "who undid one can be asked",
        kept: WithObject, export: Without(&["words"]), erasure: Anonymise
    }
    appeals.answered_by {
        what: "what they decided on appeals",
        why: "who decided can be asked",
        kept: WithObject, export: Without(&["words"]), erasure: Anonymise
    }
    moderators.person_id {
        what: "that they moderate the network, or are the referent",
        why: "who decides on reports",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    moderators.named_by {
        what: "whom they named as moderators",
        why: "who named somebody can be asked",
        kept: UntilWithdrawn, export: Whole, erasure: Anonymise
    }
}
