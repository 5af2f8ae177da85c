//! What is kept of each person here.

kernel::personal_data! {
    incoming_feeds.created_by {
        what: "the RSS feeds they added",
        why: "the managers of the space can ask who set up what publishes in it",
        kept: WithObject, export: Without(&["etag", "modified"]), erasure: Anonymise
    }
    incoming_feeds.bot_id {
        what: "nothing of a person: the bot of an RSS feed",
        why: "whose name stands beside what it publishes",
        kept: WithObject, export: Nothing("a bot is nobody"), erasure: Anonymise
    }
    incoming_webhooks.created_by {
        what: "the incoming webhooks they made",
        why: "the managers of the space can ask who set up what publishes in it",
        kept: WithObject, export: Without(&["token_hash"]), erasure: Anonymise
    }
    incoming_webhooks.bot_id {
        what: "nothing of a person: the bot of an incoming webhook",
        why: "whose name stands beside what it publishes",
        kept: WithObject, export: Nothing("a bot is nobody"), erasure: Anonymise
    }
    outgoing_webhooks.created_by {
        what: "the outgoing webhooks they made",
        why: "members of the space can ask who set up what is told elsewhere",
        kept: WithObject, export: Without(&["address", "secret"]), erasure: Anonymise
    }
    space_feeds.person_id {
        what: "the secret addresses by which their feed readers read spaces",
        why: "they follow spaces in another program",
        kept: UntilWithdrawn, export: Without(&["token_hash"]), erasure: Delete
    }
}
