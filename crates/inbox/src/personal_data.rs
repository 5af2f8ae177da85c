//! What is kept of each person here.

kernel::personal_data! {
    inbox_items.person_id {
        what: "what waits for them, and whether they read it",
        why: "their inbox",
        kept: WithObject, export: Whole, erasure: Delete
    }
    inbox_items.actor_id {
        what: "who did what waits for somebody",
        why: "saying who it was",
        kept: WithObject, export: Nothing("it is what waits for somebody else"), erasure: Anonymise
    }
    mail_choices.person_id {
        what: "which emails and push notifications they want, and their working hours",
        why: "reaching them as they wish",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    mails.person_id {
        what: "emails on their way to them",
        why: "sending them",
        kept: UntilDone, export: Nothing("it is made of what waits for them"), erasure: Delete
    }
    push_devices.person_id {
        what: "the devices they are notified on: address and keys",
        why: "push notifications",
        kept: UntilWithdrawn, export: Without(&["p256dh", "auth"]), erasure: Delete
    }
}
