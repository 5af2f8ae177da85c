//! What is kept of each person here.

kernel::personal_data! {
    endorsements.person_id {
        what: "which of their skills colleagues confirm",
        why: "who knows about something is found",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    endorsements.endorser_id {
        what: "which skills of colleagues they confirm",
        why: "who knows about something is found",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    expert_hidden.person_id {
        what: "what they do not want to be shown for as an expert",
        why: "they are not shown for it",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    expert_asks.asked_by {
        what: "the questions that they had put to people who may know",
        why: "whoever is asked knows by whom",
        kept: Days(180), export: Whole, erasure: Empty
    }
    expert_requests.person_id {
        what: "the questions that were put to them, why, and whether they answered, passed it on or declined",
        why: "the next is asked, and nobody is asked twice",
        kept: Days(180), export: Whole, erasure: Delete
    }
    expert_requests.passed_by {
        what: "the questions that they passed on to a colleague",
        why: "whoever is asked knows by whom",
        kept: Days(180), export: Nothing("the request is of whoever was asked"), erasure: Empty
    }
}
