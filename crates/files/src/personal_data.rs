//! What is kept of each person here.

kernel::personal_data! {
    files.owner_id {
        what: "the files they uploaded",
        why: "what is attached to posts and comments",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
}
