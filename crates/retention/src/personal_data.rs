//! What is kept of each person here.

kernel::personal_data! {
    retention_rules.set_by {
        what: "the retention periods they set",
        why: "who decided how long things stay can be asked",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
}
