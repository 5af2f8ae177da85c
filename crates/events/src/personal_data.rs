//! What is kept of each person here.

kernel::personal_data! {
    event_people.person_id {
        what: "the events that invite them, and what they answered",
        why: "their calendar, and who comes",
        kept: WithObject, export: Whole, erasure: Delete
    }
    event_letters.person_id {
        what: "of which events letters told them, and letters with an invitation that are about to be written",
        why: "they are told once of several changes, and of what they heard of alone",
        kept: WithObject, export: Nothing("the events that invite them are exported"), erasure: Delete
    }
    calendar_feeds.person_id {
        what: "the secret addresses by which their calendar programs read events here",
        why: "their calendar elsewhere",
        kept: UntilWithdrawn, export: Without(&["token_hash"]), erasure: Delete
    }
    other_calendars.person_id {
        what: "the calendars elsewhere that they read here, with what takes place in them",
        why: "their day in one place; nobody else sees it",
        kept: UntilWithdrawn, export: Without(&["address", "etag", "modified", "copy_hash"]), erasure: Delete
    }
}
