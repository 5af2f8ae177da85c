//! What is kept of each person here.

kernel::personal_data! {
    object_declarations.editor_id {
        what: "the types of posts that they declared, and when",
        why: "what administrators change is known",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    object_moves.person_id {
        what: "which objects they moved to another status, and when",
        why: "readers see who handled what",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
}
