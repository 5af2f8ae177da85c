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
    reminders.person_id {
        what: "what they are to be reminded of and when, and of what they were in the last 30 days",
        why: "they are reminded at that hour",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    task_blocks.person_id {
        what: "the hours that they planned for tasks",
        why: "they find them in their day",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    first_pages.person_id {
        what: "whether they begin with their day",
        why: "the page that they chose comes first",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
}
