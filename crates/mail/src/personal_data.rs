//! What is kept of each person here.

kernel::personal_data! {
    letters.person_id {
        what: "emails about their account on their way to them",
        why: "sending them",
        kept: UntilDone, export: Nothing("it is a way into the account"), erasure: Delete
    }
}
