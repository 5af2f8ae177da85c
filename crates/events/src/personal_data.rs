//! What is kept of each person here.

kernel::personal_data! {
    event_people.person_id {
        what: "the events that invite them, and what they answered",
        why: "their calendar, and who comes",
        kept: WithObject, export: Whole, erasure: Delete
    }
}
