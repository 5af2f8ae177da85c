//! What is kept of each person here.

kernel::personal_data! {
    first_days.person_id {
        what: "that they hid the list of first days",
        why: "it does not come back",
        kept: WithAccount, export: Whole, erasure: Delete
    }
    dials.person_id {
        what: "how much each factor counts in “For me”",
        why: "the order of their feed",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
}
