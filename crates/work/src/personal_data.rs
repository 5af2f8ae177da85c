//! What is kept of each person here.

kernel::personal_data! {
    tasks.author_id {
        what: "the tasks that they created, and when those are due",
        why: "they find their tasks in one list",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    tasks.assignee_id {
        what: "the tasks that they were given, and when those are due",
        why: "they find their tasks in one list",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
}
