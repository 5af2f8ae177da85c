//! What is kept of each person here.

kernel::personal_data! {
    sso_providers.made_by {
        what: "which sign-in providers they added",
        why: "who opened the network to a provider can be asked",
        kept: WithObject, export: Without(&["client_secret"]), erasure: Anonymise
    }
    sso_identities.person_id {
        what: "by which identifier a sign-in provider knows them, and when they last signed in by it",
        why: "signing in with the account of the company",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    sso_flows.person_id {
        what: "that they are about to link a sign-in provider, or try one; and what it said of them, until they are back",
        why: "coming back from the provider",
        kept: UntilDone, export: Nothing("it is a way into the account"), erasure: Delete
    }
    scim_directories.made_by {
        what: "which directories they added",
        why: "who opened the network to a directory can be asked",
        kept: WithObject, export: Without(&["hash"]), erasure: Anonymise
    }
    scim_users.person_id {
        what: "what a directory of the company says of them: names, addresses, telephones, job, unit, line manager, number",
        why: "accounts come, change and go with the directory of the company",
        kept: WithObject, export: Whole, erasure: Delete
    }
    scim_closings.person_id {
        what: "when a directory of the company closed their account",
        why: "a directory opens again what it closed, and nothing else",
        kept: WithObject, export: Whole, erasure: Delete
    }
}
