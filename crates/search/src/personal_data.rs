//! What is kept of each person here.

kernel::personal_data! {
    saved_searches.person_id {
        what: "the searches they saved",
        why: "finding the same again in one click",
        kept: WithAccount, export: Whole, erasure: Delete
    }
}
