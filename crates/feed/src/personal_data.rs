//! What is kept of each person here.

kernel::personal_data! {
    dials.person_id {
        what: "how much each factor counts in “For me”",
        why: "the order of their feed",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
}
