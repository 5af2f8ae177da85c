//! What is kept of each person here.

kernel::personal_data! {
    deleted_spaces.deleted_by {
        what: "the spaces they deleted",
        why: "who deleted a space can be asked",
        kept: Days(30), export: Whole, erasure: Anonymise
    }
    deleted_memberships.person_id {
        what: "the deleted spaces they were in",
        why: "a space that is brought back has its members again",
        kept: Days(30), export: Whole, erasure: Delete
    }
    deleted_memberships.invited_by {
        what: "which guests of deleted spaces they invited",
        why: "a space that is brought back has its guests as they were",
        kept: Days(30), export: Whole, erasure: Anonymise
    }
    guest_stays.person_id {
        what: "as a guest, until when they are in which space",
        why: "a guest’s access ends when nobody extends it",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    guest_stays.invited_by {
        what: "which guests they invited",
        why: "who let somebody in can be asked",
        kept: UntilDone, export: Whole, erasure: Anonymise
    }
    space_rules.changed_by {
        what: "the spaces to which they gave a rule",
        why: "who decided on a rule can be asked",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    rule_refusals.person_id {
        what: "the spaces that they left and whose rule does not put them there again",
        why: "leaving a space lasts",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    space_links.made_by {
        what: "the spaces of which they made the invitation link",
        why: "a link stands as long as its maker manages the space",
        kept: UntilDone, export: Without(&["token_hash"]), erasure: Delete
    }
    space_invitations.person_id {
        what: "the spaces into which they are invited, or declined to come",
        why: "their answer is waited for, and nobody is invited again and again",
        kept: Days(365), export: Whole, erasure: Delete
    }
    space_invitations.by_id {
        what: "whom they invited into spaces they manage",
        why: "an invitation stands as long as whoever sent it manages the space",
        kept: Days(365), export: Whole, erasure: Delete
    }
    space_covers.set_by {
        what: "the spaces of which they chose the cover",
        why: "who published a picture can be asked",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    merged_spaces.by_id {
        what: "the merges that they began and that are not done",
        why: "guests come with the rights of whoever merges",
        kept: UntilDone, export: Whole, erasure: Anonymise
    }
    handovers.from_id {
        what: "the spaces that they hand over",
        why: "their successor is asked",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    handovers.to_id {
        what: "the spaces that they are asked to manage",
        why: "their answer is waited for",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    spaces.owner_id {
        what: "their wall",
        why: "what they write about no space in particular has a place",
        kept: WithAccount, export: Whole, erasure: Empty
    }
    spaces.created_by {
        what: "the spaces they created",
        why: "who began a space can be asked",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    space_requests.person_id {
        what: "the spaces they ask to join, and what they said",
        why: "answering the request",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    space_levels.person_id {
        what: "what of a space they want to be told",
        why: "their inbox",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    favourites.person_id {
        what: "the spaces they have first in their navigation",
        why: "their navigation",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    suspensions.person_id {
        what: "where they may not write for a while, and why",
        why: "a decision of moderation is carried out",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    holds.person_id {
        what: "that what they wrote is under a legal hold, and why",
        why: "what a court or an inquiry may ask for is not removed",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    holds.set_by {
        what: "the legal holds they set",
        why: "who held something can be asked",
        kept: WithObject, export: Without(&["reason"]), erasure: Anonymise
    }
    holds.lifted_by {
        what: "the legal holds they lifted",
        why: "who lifted one can be asked",
        kept: WithObject, export: Without(&["reason"]), erasure: Anonymise
    }
}
