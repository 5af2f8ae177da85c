//! What is kept of each person here.

kernel::personal_data! {
    key_holders.person_id {
        what: "that they hold the second key to private spaces",
        why: "nobody reads a private space alone",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    key_holders.named_by {
        what: "whom they named for the second key",
        why: "who named somebody can be asked",
        kept: UntilWithdrawn, export: Whole, erasure: Anonymise
    }
    key_holders.confirmed_by {
        what: "whom they confirmed for the second key",
        why: "who confirmed somebody can be asked",
        kept: UntilWithdrawn, export: Whole, erasure: Anonymise
    }
    key_holders.leaves_by {
        what: "from whom they want the second key taken",
        why: "somebody who holds it decides",
        kept: UntilDone, export: Whole, erasure: Anonymise
    }
    openings.asked_by {
        what: "the private spaces they asked to read, and why",
        why: "the register of what was opened",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    openings.decided_by {
        what: "the requests to read a private space that they granted or refused",
        why: "the register of what was opened",
        kept: WithObject, export: Without(&["reason"]), erasure: Anonymise
    }
    openings.ended_by {
        what: "the openings of private spaces that they ended",
        why: "the register of what was opened",
        kept: WithObject, export: Without(&["reason"]), erasure: Anonymise
    }
}
