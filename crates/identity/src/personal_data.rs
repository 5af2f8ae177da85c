//! What is kept of each person here.

kernel::personal_data! {
    sessions.person_id {
        what: "the browsers they are signed in with: since when, last used, its name, the network address",
        why: "staying signed in, and seeing where one is",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    access_tokens.person_id {
        what: "the access tokens of their programs: name, scope, last use",
        why: "programs that act in their name",
        kept: WithAccount, export: Whole, erasure: Delete
    }
    invitations.person_id {
        what: "that an imported account was offered to them",
        why: "taking over an imported account",
        kept: WithAccount, export: Whole, erasure: Delete
    }
    invitations.invited_by {
        what: "whom they invited",
        why: "who let somebody in can be asked",
        kept: WithAccount, export: Whole, erasure: Anonymise
    }
}
