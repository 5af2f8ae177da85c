//! What is kept of each person here.

kernel::personal_data! {
    posts.author_id {
        what: "the posts they wrote",
        why: "the conversation of the company",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    posts.deleted_by {
        what: "the posts they deleted",
        why: "bringing back what was deleted by mistake",
        kept: Days(30), export: Without(&["title", "body", "html", "fields"]), erasure: Anonymise
    }
    comments.author_id {
        what: "the comments they wrote",
        why: "the conversation of the company",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    comments.deleted_by {
        what: "the comments they deleted",
        why: "bringing back what was deleted by mistake",
        kept: Days(30), export: Without(&["body", "html"]), erasure: Anonymise
    }
    posts.hidden_by {
        what: "the posts they took out of sight by a decision of moderation",
        why: "who decided can be asked",
        kept: WithObject, export: Nothing("decisions are exported as such"), erasure: Anonymise
    }
    comments.hidden_by {
        what: "the comments they took out of sight by a decision of moderation",
        why: "who decided can be asked",
        kept: WithObject, export: Nothing("decisions are exported as such"), erasure: Anonymise
    }
    revisions.editor_id {
        what: "what they edited, and how it read before",
        why: "readers see what was changed",
        kept: WithObject, export: Without(&["title", "body", "fields"]), erasure: Anonymise
    }
    reactions.person_id {
        what: "what they reacted to, and how",
        why: "their answer without words",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    mentions.person_id {
        what: "where they are mentioned",
        why: "telling them",
        kept: WithObject, export: Whole, erasure: Delete
    }
    topic_follows.person_id {
        what: "the topics they follow",
        why: "their feed",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    once.person_id {
        what: "the keys of forms they sent",
        why: "a form that is sent twice counts once",
        kept: Days(30), export: Nothing("it says nothing of them"), erasure: Delete
    }
    reading.person_id {
        what: "up to where they have read each space",
        why: "what is unread, for themselves alone",
        kept: WithAccount, export: Whole, erasure: Delete
    }
    reading_ahead.person_id {
        what: "single posts they have read",
        why: "what is unread, for themselves alone",
        kept: Days(90), export: Whole, erasure: Delete
    }
    thread_reading.person_id {
        what: "up to where they have read each thread",
        why: "what is unread, for themselves alone",
        kept: WithAccount, export: Whole, erasure: Delete
    }
    mutes.person_id {
        what: "what they muted",
        why: "their quiet",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    post_answers.person_id {
        what: "that they answered a post, and what, unless it is anonymous",
        why: "counting answers, and who is still waited for",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    post_people.person_id {
        what: "the posts about them",
        why: "praise, and whoever a post is meant for",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    drafts.person_id {
        what: "what they have not published yet",
        why: "going on writing later",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    drafts.approved_by {
        what: "the scheduled posts of others that they approved",
        why: "who approved a post can be asked until it is published",
        kept: UntilDone, export: Without(&["content"]), erasure: Anonymise
    }
    saved.person_id {
        what: "the posts they saved",
        why: "finding them again",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    thread_follows.person_id {
        what: "the discussions they follow, or unfollowed",
        why: "their inbox",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
}
