//! What is kept of each person here.

kernel::personal_data! {
    audit_entries.actor_id {
        what: "what they did to accounts, rights and settings, and when",
        why: "whoever runs the network answers for it",
        kept: Days(366), export: Without(&["salt", "digest", "previous", "hash"]), erasure: Blank(&["details", "salt"])
    }
    auditors.person_id {
        what: "that they read the audit",
        why: "who reads what administrators do",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    auditors.named_by {
        what: "whom they named as auditors",
        why: "who named somebody can be asked",
        kept: UntilWithdrawn, export: Whole, erasure: Anonymise
    }
}
