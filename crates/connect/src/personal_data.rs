//! What is kept of each person here.

kernel::personal_data! {
    contract_ends.person_id {
        what: "the last day of their contract, where a file of the company says it",
        why: "closing the account on that day",
        kept: WithAccount, export: Whole, erasure: Delete
    }
}
