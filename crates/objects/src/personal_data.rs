//! What is kept of each person here.

kernel::personal_data! {
    object_declarations.editor_id {
        what: "the types of posts that they declared, and when",
        why: "what administrators change is known",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    labels.keeper_id {
        what: "the labels for which they answer",
        why: "what people without an account report by a label is in the name of somebody",
        kept: WithObject, export: Without(&["token"]), erasure: Anonymise
    }
    object_moves.person_id {
        what: "which objects they moved to another status, and when",
        why: "readers see who handled what",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    object_views.person_id {
        what: "the lists of posts that they saved, under which names",
        why: "they, or those who see the space, find the list again",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
}
