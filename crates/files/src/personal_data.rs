//! What is kept of each person here.

kernel::personal_data! {
    files.owner_id {
        what: "the files they uploaded",
        why: "what is attached to posts and comments",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    uploads.owner_id {
        what: "the uploads they began",
        why: "an upload goes on where it stopped after a break",
        kept: Days(3), export: Whole, erasure: Delete
    }
}
