//! What is kept of each person here.

kernel::personal_data! {
    pages.editor_id {
        what: "which pages they changed last, and when",
        why: "readers see who wrote what stands there",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    pages.owner_id {
        what: "the pages of which they are asked whether they are still right",
        why: "somebody answers for what is to be kept right",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    page_versions.author_id {
        what: "the versions of pages that they wrote, and when",
        why: "readers see who changed what, and bring back what was there",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    page_templates.editor_id {
        what: "the templates of pages that they wrote",
        why: "managers and administrators know whom to ask",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
}
